/** Bundles the modules and style sheets of this folder into calcikit/static/, where the wheel takes them from: `make js`. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const WIDGETS = {
  "case-walk": ["case-walk/stage", "case-walk/debrief"],
  contrast: ["shared/patch-view", "shared/tap"],
  drill: ["drill/question", "drill/results", "shared/tap", "drill/find"],
  "evidence-lab": ["shared/interval-bar"],
  explorer: [
    "shared/patch-view",
    "shared/interval-bar",
    "explorer/picker",
    "explorer/result",
    "explorer/panels",
  ],
  "patch-viewer": ["shared/patch-view"],
  "real-films": ["shared/patch-view"],
  "self-check": [],
};
const names = Object.keys(WIDGETS);
const PAGE = ["colours", "prose", "code", "tables", "parts", "frame", "print"].map((name) => `page/${name}`);

/** Style sheets by bundle, each in the order in which they apply. */
const STYLES = {
  ...Object.fromEntries(
    names.map((name) => [
      name,
      ["shared/theme", "shared/parts", "shared/options", "shared/path", ...WIDGETS[name], `${name}/${name}`],
    ]),
  ),
  site: PAGE,
  index: ["page/index"],
  gallery: ["page/gallery"],
  paper: ["page/paper"],
  review: ["review/review"],
};
const SCRIPTS = {
  ...Object.fromEntries(names.map((name) => [name, `${name}/${name}.js`])),
  lesson: "page/lesson.js",
  site: "page/site.js",
  review: "review/main.js",
};

const root = new URL("../", import.meta.url);
const out = new URL("calcikit/static/", root);

/** The first line of a bundle: what it was made of. tests/test_scripts.py reads it. */
function made(inputs) {
  const hash = createHash("sha256");
  for (const input of inputs)
    hash.update(readFileSync(new URL(input, root), "utf8").replaceAll("\r\n", "\n"));
  return `/* Made by "make js" (sha256 ${hash.digest("hex")}) of ${inputs.join(" ")} */\n`;
}

/** Types and their casts are for whoever reads this folder: pages and notebooks need not carry them. */
const stripJSDoc = {
  name: "strip-jsdoc",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/\/\*\*.*?\*\//gs, ""),
    }));
  },
};

/** Bundles by name, written when all are made: a fault leaves the old ones. */
const bundles = {};

async function bundle(name, options) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    bundle: true,
    preserveSymlinks: true,
    write: false,
    metafile: true,
    charset: "utf8",
    legalComments: "none",
    format: "esm",
    logLevel: "warning",
    plugins: [stripJSDoc],
    ...options,
  });
  const inputs = Object.keys(metafile.inputs)
    .filter((input) => input.startsWith("js/"))
    .sort();
  bundles[name] = made(inputs) + outputFiles[0].text;
}

for (const [name, entry] of Object.entries(SCRIPTS))
  await bundle(`${name}.js`, { entryPoints: [`js/${entry}`], minifySyntax: true });
for (const [name, sheets] of Object.entries(STYLES)) {
  const contents = sheets.map((one) => `@import "./${one}.css";`).join("\n");
  await bundle(`${name}.css`, {
    stdin: { contents, loader: "css", resolveDir: fileURLToPath(new URL("js/", root)) },
  });
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
for (const [name, text] of Object.entries(bundles)) writeFileSync(new URL(name, out), text);
