"""Films are fetched from a server that answers as NBIA does; the live service is never asked."""

from __future__ import annotations

import io
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from film_maker import listed, series_zip

from calcikit.cli import main
from calcikit.errors import CalcikitError
from calcikit.films import collection, real_films
from calcikit.films.archive import unpacked
from calcikit.films.download import CREDIT, MANIFEST, Order


class Nbia:
    """What the service has and how it behaves; ``faults`` are answers given once each before the good one."""

    def __init__(self, tmp_path):
        self.zips = {
            case.series: series_zip(case, tmp_path, seed=n) for n, case in enumerate(collection().cases[:3])
        }
        self.faults, self.asked, self.headers, self.sized = [], [], [], True

    def answer(self, path):
        """Return status, headers and body, and how many bytes of it are sent."""
        url = urlsplit(path)
        name, series = url.path.rsplit("/", 1)[-1], parse_qs(url.query).get("SeriesInstanceUID", [""])[0]
        self.asked.append((name, series))
        if name == "getSeriesSize":
            size = f'[{{"TotalSizeInBytes": "{len(self.zips.get(series, b""))}.0", "ObjectCount": "2"}}]'
            return (200, {}, size.encode(), None) if self.sized else (404, {}, b"no such call", None)
        if self.faults:
            return self.faults.pop(0)
        if series not in self.zips:
            said = f"Image with given SeriesInstanceUID,{series}, is not in public domain."
            return 400, {"Content-Type": "application/json"}, said.encode(), None
        return 200, {"Content-Type": "application/octet-stream"}, self.zips[series], None


@pytest.fixture
def nbia(tmp_path):
    """Return a service on this machine, with its address."""
    served = Nbia(tmp_path)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            served.headers.append(dict(self.headers))
            status, headers, body, sent = served.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:sent])

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}/nbia-api/services/v4"
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def ordered(nbia, tmp_path):
    """Return a function that orders films into a folder, and the pauses that were made."""

    def order(n=1):
        made = Order(collection(), n, tmp_path / "films", service=nbia.url, sleep=order.pauses.append)
        made.write_papers()
        return made

    order.pauses = []
    return order


def names(folder):
    """Name every file below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_is_fetched_is_whole_credited_and_read_back(nbia, ordered, tmp_path):
    order = ordered(3)
    sizes, got = order.sizes(), []
    done = order.fetch(sizes, got.append)
    assert done.new == tuple(case.id for case in collection().cases[:3])
    assert not done.failed
    assert sum(got) == sum(sizes.values()) == sum(map(len, nbia.zips.values()))
    assert set(nbia.headers[0]) <= {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}
    assert nbia.headers[0]["User-Agent"].startswith("calcikit/")
    folder = tmp_path / "films"
    assert "CC BY 3.0" in (folder / CREDIT).read_text()
    assert "10.7937/K9" in (folder / CREDIT).read_text()
    films = real_films(folder)
    assert [film.case for film in films] == list(collection().cases[:3])
    assert not films.problems
    assert all(film.mask is not None for film in films)
    assert min(ordered.pauses) >= collection().pause_seconds
    assert len(ordered.pauses) == len(nbia.asked)


def test_the_same_command_again_fetches_only_what_is_missing_or_damaged(nbia, ordered, tmp_path):
    ordered(2).fetch({})
    nbia.asked.clear()
    assert ordered(3).fetch({}).new == (listed(2).id,)
    (tmp_path / "films" / listed(0).id / "00000001.dcm").write_bytes(b"damaged")
    done = ordered(3).fetch({})
    assert (done.new, len(done.there)) == ((listed(0).id,), 2)
    assert nbia.asked == [
        ("getImageWithMD5Hash", listed(2).series),
        ("getImageWithMD5Hash", listed(0).series),
    ]


def whole(nbia):
    """Return the good zip of the first case."""
    return nbia.zips[listed().series]


FAULTS = {
    "429 with Retry-After": (lambda good: (429, {"Retry-After": "7"}, b"", None), 7.0),
    "429 with a date": (
        lambda good: (429, {"Retry-After": "Thu, 01 Jan 2015 00:00:00 GMT"}, b"", None),
        0.0,
    ),
    "503": (lambda good: (503, {}, b"busy", None), 2.0),
    "broken transfer": (lambda good: (200, {}, good, len(good) // 2), 2.0),
    "truncated zip": (lambda good: (200, {}, good[: len(good) // 2], None), 2.0),
    "cut at both ends": (lambda good: (200, {}, good[:2] + good[-9000:], None), 2.0),
    "flipped bits": (lambda good: (200, {}, good[:9000] + bytes(64) + good[9064:], None), 2.0),
    "empty answer": (lambda good: (200, {}, b"", None), 2.0),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_may_pass_is_asked_again(nbia, ordered, fault, tmp_path):
    make, pause = FAULTS[fault]
    nbia.faults = [make(whole(nbia))]
    got = []
    assert ordered().fetch({}, got.append).new == (listed().id,)
    assert pause in ordered.pauses
    assert sum(got) == len(whole(nbia))
    assert not [name for name in names(tmp_path / "films") if "part" in name]


REFUSALS = {
    "404": ((404, {}, b"<html>not here</html>", None), "answers 404: '<html>not here"),
    "a page to log in": (
        (200, {}, b"<html>Hospital proxy: log in</html>", None),
        "no zip but '<html>Hospital",
    ),
    "wait for an hour": ((429, {"Retry-After": "3600"}, b"", None), "answers 429. Asked once"),
    "far too large": ((200, {}, b"PK" + bytes(3_000_000), None), "more than the series has"),
}


@pytest.mark.parametrize("fault", REFUSALS)
def test_what_will_not_pass_is_said_and_the_next_film_is_fetched(nbia, ordered, fault, tmp_path):
    answer, why = REFUSALS[fault]
    order = ordered(2)
    sizes = order.sizes()
    nbia.faults = [answer]
    done = order.fetch(sizes)
    assert done.new == (listed(1).id,)
    assert why in done.failed[listed(0).id]
    assert {name.split("/")[0] for name in names(tmp_path / "films")} == {
        CREDIT, MANIFEST, "checksums.csv", listed(1).id,
    }  # fmt: skip


def test_a_series_that_stays_damaged_is_given_up_and_nothing_of_it_is_kept(nbia, ordered, tmp_path):
    nbia.zips[listed().series] = whole(nbia)[:5000]
    done = ordered().fetch({})
    assert "cut off" in done.failed[listed().id]
    assert "Asked 4 times" in done.failed[listed().id]
    assert ordered.pauses.count(2.0) == 1
    assert 8.0 in ordered.pauses
    assert names(tmp_path / "films") == [CREDIT, MANIFEST]


def test_a_full_disk_leaves_nothing_half_written(nbia, ordered, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("calcikit.films.download.unpacked", full)
    with pytest.raises(OSError, match="No space left"):
        ordered().fetch({})
    assert names(tmp_path / "films") == [CREDIT, MANIFEST]


def zipped(*members):
    """Return a zip of names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in members:
            held.writestr(name, content)
    return out.getvalue()


def says_size(content, size):
    """Return a zip of one file that announces another size than it has."""
    content = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(mark) + offset
        content[place : place + 4] = size.to_bytes(4, "little")
    return bytes(content)


HOSTILE = {
    "climbs out": (zipped(("../evil.dcm", b"x")), "no plain file name"),
    "absolute": (zipped(("/tmp/evil.dcm", b"x")), "no plain file name"),
    "windows path": (zipped(("..\\evil.dcm", b"x")), "no plain file name"),
    "folder": (zipped(("a/1.dcm", b"x")), "no plain file name"),
    "bomb": (says_size(zipped(("1.dcm", bytes(9999))), 500_000_000), "unpacks to 500,000,000 bytes"),
    "many": (zipped(*((f"{n}.dcm", b"x") for n in range(21))), "holds 21 files"),
    "no film": (zipped(("readme.txt", b"x")), "holds no DICOM file, only readme.txt"),
    "wrong sum": (
        zipped(("1.dcm", b"x"), ("md5hashes.csv", f"Filename,MD5Hash\n1.dcm,{'0' * 32}")),
        "another MD5",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_refused_and_leaves_its_folder_alone(tmp_path, kind):
    content, why = HOSTILE[kind]
    (tmp_path / "series.zip").write_bytes(content)
    (tmp_path / "inside").mkdir()
    with pytest.raises(CalcikitError, match=why):
        unpacked(tmp_path / "series.zip", tmp_path / "inside")
    assert {path.name for path in tmp_path.iterdir()} == {"series.zip", "inside"}


def test_a_zip_that_understates_its_size_is_refused(tmp_path):
    (tmp_path / "series.zip").write_bytes(says_size(zipped(("1.dcm", b"A" * 5000)), 10))
    with pytest.raises(CalcikitError, match=r"damaged or cut off|larger than it says"):
        unpacked(tmp_path / "series.zip", tmp_path)


def test_the_command_shows_licence_list_and_size_first_and_asks(nbia, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("calcikit.films.nbia.time.sleep", lambda _: None)
    monkeypatch.setattr("builtins.input", lambda question: print(question) or "n")
    folder = tmp_path / "films"
    words = ["films", "get", "--n", "2", "--to", str(folder), "--service", nbia.url]
    assert main(words) == 1
    said = capsys.readouterr().out
    total = sum(len(nbia.zips[case.series]) for case in collection().cases[:2])
    first = ("CC BY 3.0", "10.7937/K9/TCIA.2016.7O02S9CY", listed(0).series, listed(1).series)
    then = ("nothing about you", f"{total:,} bytes, as the service says", "Fetch them?", "Nothing was")
    places = [said.index(part) for part in first + then]
    assert places == sorted(places)
    assert names(folder) == [CREDIT, MANIFEST]
    assert main([*words, "--yes"]) == 0
    assert "2 fetched, 0 were there.\nSee them with ck.RealFilms(" in capsys.readouterr().out
    assert main(words) == 0
    assert "All 2 films are there" in capsys.readouterr().out


def test_without_sizes_the_estimate_is_said(nbia, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("calcikit.films.nbia.time.sleep", lambda _: None)
    nbia.sized = False
    assert (
        main(["films", "get", "--n", "1", "--to", str(tmp_path / "f"), "--service", nbia.url, "--yes"]) == 0
    )
    assert "About 10 to 25 million bytes (estimated" in capsys.readouterr().out


def test_behind_a_firewall_the_manifest_is_written_and_the_other_way_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("calcikit.films.nbia.time.sleep", lambda _: None)
    folder = tmp_path / "films"
    closed = ["films", "get", "--n", "3", "--to", str(folder), "--yes", "--service", "http://127.0.0.1:9/v4"]
    assert main(closed) == 1
    said = capsys.readouterr().out
    assert "cannot be reached" in said
    assert "NBIA Data Retriever" in said
    assert str(folder / MANIFEST) in said
    lines = (folder / MANIFEST).read_text().splitlines()
    assert lines[5:] == ["ListOfSeriesToDownload=", *(case.series for case in collection().cases[:3])]
    assert main(["films", "get", "--n", "61", "--to", str(folder)]) == 1
    assert "the list has 1 to 60" in capsys.readouterr().err
