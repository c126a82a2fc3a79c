// A JupyterLab extension, also read by Notebook 7: it runs a lesson of calcikit when the lesson is opened.
//
// JupyterLab loads extensions as containers of module federation: an object with init() and get(), usually made
// by a bundler. This one is small enough to be written by hand, so that nobody needs Node.
(() => {
  const VIEW = 'application/vnd.jupyter.widget-view+json';
  // A picture and its question on one screen, and tables that stand and are read from the left.
  const STYLE = `
    .ck-opening-cell .jp-RenderedHTML img { width: min(100%, 15rem); height: auto; }
    .ck-lesson .jp-RenderedMarkdown table { margin-inline: 0; font-size: inherit; }
    .ck-lesson .jp-RenderedMarkdown :is(th, td) { line-height: 1.45; text-align: left; }
    .ck-lesson .jp-RenderedMarkdown > :is(p, ul, ol) { max-width: 46rem; }
    .ck-lesson .jp-RenderedMarkdown :is(h1, h2, h3) { line-height: 1.25; }
    .ck-lesson .jp-MarkdownCell .jp-cell-toolbar { display: none; }
    .ck-lesson .jp-InputPlaceholder { overflow: hidden; }
    .ck-lesson .jp-InputPlaceholder .jp-Placeholder-content {
      min-width: 0; height: 20px; padding: 0 6px; border: 0; background: none; }
    .ck-lesson .jp-InputPlaceholder .jp-PlaceholderText {
      overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 11px; line-height: 20px; }
    .ck-start-bar { min-height: 40px; }
    .ck-start-line { display: flex; align-items: center; gap: 12px; height: 40px; padding: 0 16px;
      background: var(--jp-layout-color2); color: var(--jp-ui-font-color1); font: 14px/1.4 var(--jp-ui-font-family); }
    .ck-start-line--over { position: absolute; z-index: 5; right: 24px; bottom: 16px; border-radius: 6px;
      box-shadow: var(--jp-elevation-z4); }`;
  let scope;

  /** Return a module that JupyterLab shares with its extensions. */
  async function shared(name) {
    const [offer] = Object.values(scope[name]);
    return (await offer.get())();
  }

  const isLesson = panel => panel.context.model.getMetadata('calcikit') !== undefined;
  const codeCells = panel => panel.content.widgets.filter(cell => cell.model.type === 'code');

  /** Show the words that a widget left in the file: after a restart its own view has no model any more. */
  function showSavedWords(panel) {
    for (const { model } of codeCells(panel)) {
      const saved = model.outputs.toJSON();
      const isLost = output => output.data?.[VIEW] && output.data['text/html'];
      if (!saved.some(isLost)) continue;
      for (const output of saved.filter(isLost)) delete output.data[VIEW];
      model.outputs.fromJSON(saved);
    }
  }

  /** Say whether the kernel holds the widgets on the page: then the lesson runs, and only the page was loaded again. */
  async function isAlive(kernel, panel) {
    const reply = await kernel.requestCommInfo({ target_name: 'jupyter.widget' });
    const outputs = codeCells(panel).flatMap(({ model }) => model.outputs.toJSON());
    const shown = outputs.map(output => output.data?.[VIEW]?.model_id).filter(Boolean);
    return reply.content.status === 'ok' && shown.length > 0 && shown.every(id => id in reply.content.comms);
  }

  /** Wait until something is in sight: a lesson in a tab behind another one does not run yet. */
  const seen = node =>
    new Promise(done => {
      const watch = new IntersectionObserver(entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        watch.disconnect();
        done();
      });
      watch.observe(node);
    });

  const runnable = panel => codeCells(panel).filter(cell => cell.model.sharedModel.getSource().trim());

  /** The cells that ran in the Python that is there now, by notebook. */
  const ran = new WeakMap();

  /** Note that a cell ran; once all have, also by Run All Cells, there is nothing left to offer. */
  function noteRun(panel, cell) {
    if (!ran.has(panel)) ran.set(panel, new Set());
    ran.get(panel).add(cell);
    if (runnable(panel).every(one => ran.get(panel).has(one))) bars.get(panel)?.withdraw();
  }

  /** How many Pythons of a notebook have ended. */
  const ends = new WeakMap();

  /** Watch for the end of a Python: its widgets are dead, and the next one has to run the lesson. */
  function watchPython(panel, bar) {
    const over = () => {
      ends.set(panel, (ends.get(panel) ?? 0) + 1);
      ran.delete(panel);
      bar.offer('Python was restarted or stopped.', 'Run this lesson again');
    };
    const context = panel.sessionContext;
    context.kernelChanged.connect(over);
    context.statusChanged.connect((_, status) => {
      if (['restarting', 'autorestarting', 'terminating', 'dead'].includes(status)) over();
    });
  }

  /** Run the cells in order without moving the view, as Run All would; stop at the first error. */
  async function run(panel, bar, { CodeCell }) {
    const context = panel.sessionContext;
    if (!context.session?.kernel) await context.changeKernel({ name: 'python3' });
    const cells = runnable(panel);
    const before = ends.get(panel);
    for (const [index, cell] of cells.entries()) {
      bar.say('Starting this lesson', `: ${index + 1} of ${cells.length}`);
      let reply;
      try {
        reply = await CodeCell.execute(cell, context);
      } catch {
        // Who runs a cell that is running cancels it, and goes on with the lesson by hand.
        await new Promise(done => setTimeout(done)); // what is said of the status comes with what it cancels
        return ends.get(panel) === before && bar.hide();
      }
      if (reply && reply.content.status !== 'ok')
        return bar.offer('A cell stopped with an error, see above.', 'Run this lesson again');
      noteRun(panel, cell);
    }
    bar.say('This lesson is ready.');
    setTimeout(() => bar.hide(), 2000);
  }

  /** Make the line of a lesson: it offers to start above it, and says over its foot how far that is: nothing moves. */
  function startBar(panel, { Widget }, start) {
    const widget = new Widget();
    const [text, told, far] = ['span', 'span', 'span'].map(tag => document.createElement(tag));
    const button = document.createElement('button');
    text.setAttribute('role', 'status');
    far.setAttribute('aria-hidden', 'true'); // counting aloud would drown all else
    text.append(told, far);
    button.className = 'jp-mod-styled jp-mod-accept';
    button.addEventListener('click', () => {
      panel.activate(); // the button goes, and the keys with it
      start();
    });
    const line = document.createElement('div');
    line.className = 'ck-start-line';
    line.append(text, button);
    widget.addClass('ck-start-bar');
    panel.contentHeader.addWidget(widget);
    const hide = () => {
      line.remove();
      widget.hide();
    };
    const show = (words, label, count = '') => {
      if (told.textContent !== words) told.textContent = words;
      far.textContent = count;
      button.textContent = label;
      button.hidden = !label;
      line.classList.toggle('ck-start-line--over', !label);
      const { node } = label ? widget : panel;
      if (line.parentNode !== node) node.append(line);
      widget.setHidden(!label);
    };
    hide();
    return { say: (words, count) => show(words, '', count), offer: show, hide, withdraw: () => button.hidden || hide() };
  }

  const bars = new WeakMap();

  /** Return the line above a notebook, made when it is first wanted. */
  function barOf(panel, modules) {
    if (!bars.has(panel)) bars.set(panel, startBar(panel, modules, () => run(panel, barOf(panel, modules), modules)));
    return bars.get(panel);
  }

  /** Save a notebook and download its page; the line above it says so in the meantime, and what went wrong. */
  async function savePage(panel, modules) {
    const bar = barOf(panel, modules);
    const { path } = panel.context;
    bar.say('Making the page. It is downloaded in about half a minute ...');
    const address = modules.PageConfig.getNBConvertURL({ path, format: 'calcikit', download: true });
    const answer = await panel.context
      .save()
      .then(() => fetch(address))
      .catch(({ message }) => new Response(message, { status: 500 }));
    if (!answer.ok) {
      const said = new DOMParser().parseFromString(await answer.text(), 'text/html').body.innerText;
      bar.say(`No page could be made. ${said.trim()}`);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = path.split('/').pop().replace(/\.ipynb$/, '.html');
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // Firefox reads it after the click
    bar.hide();
  }

  /** Renew the start page, which stands there from the first: no blank until Python has made the new one. */
  async function renew(panel, kernel) {
    const [{ model }] = codeCells(panel);
    const asked = kernel.requestExecute({ code: model.sharedModel.getSource(), store_history: false });
    asked.onIOPub = ({ content: { data, metadata } }) => {
      if (data) model.outputs.fromJSON([{ output_type: 'display_data', data, metadata }]);
    };
    await asked.done;
    panel.context.model.dirty = false;
  }

  /** Run a trusted lesson whose kernel is fresh; offer a button for one that is not trusted. */
  async function open(panel, modules) {
    await panel.context.ready;
    if (!isLesson(panel)) return;
    // Without a session there is no model: a view that is still there then says so, in place of the words.
    if (!(await modules.sessions.findByPath(panel.context.path))) showSavedWords(panel);
    panel.addClass('ck-lesson');
    panel.content.node.lang = panel.context.model.getMetadata('calcikit').language ?? 'en';
    for (const cell of codeCells(panel))
      if (cell.model.getMetadata('tags')?.includes('opening')) cell.addClass('ck-opening-cell');
    const bar = barOf(panel, modules);
    const isStart = panel.context.model.getMetadata('calcikit').start;
    if (!isStart) bar.say('Starting Python ...');
    await panel.sessionContext.ready;
    if (!isStart) watchPython(panel, bar);
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel) {
      showSavedWords(panel);
      bar.offer('There is no kernel.', 'Run this lesson');
      return;
    }
    await Promise.all([kernel.info, seen(panel.node)]);
    if (isStart && codeCells(panel)[0]?.model.trusted) return renew(panel, kernel);
    if (await isAlive(kernel, panel)) {
      bar.hide();
      return;
    }
    showSavedWords(panel);
    if (codeCells(panel).every(cell => cell.model.trusted)) await run(panel, bar, modules);
    else bar.offer('This lesson came from elsewhere, so it waits for you.', 'Run this lesson');
  }

  async function extension() {
    const [{ INotebookTracker, NotebookActions }, { CodeCell }, { Widget }, { IMainMenu }, { PageConfig }] = await Promise.all(
      [
        '@jupyterlab/notebook',
        '@jupyterlab/cells',
        '@lumino/widgets',
        '@jupyterlab/mainmenu',
        '@jupyterlab/coreutils',
      ].map(shared),
    );
    const modules = { CodeCell, Widget, PageConfig };
    const style = document.createElement('style');
    style.textContent = STYLE;
    document.head.append(style);
    const plugin = {
      id: 'calcikit:lessons',
      description: 'Runs a lesson of calcikit when it is opened, and saves its page',
      autoStart: true,
      requires: [INotebookTracker, IMainMenu],
      activate: ({ commands, serviceManager }, notebooks, menu) => {
        modules.sessions = serviceManager.sessions;
        notebooks.widgetAdded.connect((_, panel) => open(panel, modules));
        NotebookActions.executed.connect((_, { notebook, cell, success }) => {
          const panel = notebooks.find(one => one.content === notebook);
          if (panel && success) noteRun(panel, cell);
        });
        commands.addCommand('calcikit:save-page', {
          label: 'Save as Lesson Page (calcikit)',
          isEnabled: () => notebooks.currentWidget !== null,
          execute: () => savePage(notebooks.currentWidget, modules),
        });
        menu.fileMenu.addGroup([{ command: 'calcikit:save-page' }], 10);
      },
    };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.calcikit = {
    init: offered => {
      scope = offered;
    },
    get: () => extension(),
  };
})();
