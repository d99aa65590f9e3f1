// Draws every element with data-picture from the JSON block of that name, and offers its figures.
(() => {
  'use strict';
  const COLOUR_KEYS = new Set(['color', 'borderColor', 'backgroundColor', 'pageIconColor']);
  const FUNCTION_KEYS = new Set(['formatter', 'renderItem']);
  const TOKEN = /^@[a-z]+\d?$/;
  const CAP = 4;
  // Between thousands: a thin space at which no line breaks.
  const THIN = '\u202f';
  // Beside the labels of rows, and below an axis of numbers for its own, CSS pixels.
  const LABEL_GAP = 20;
  const AXIS_LABELS = 22;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const printing = matchMedia('print');
  // As the style sheet and the pictures' heights have it.
  const narrow = matchMedia('(max-width: 640px)');
  const charts = new Map();

  const short = (value) => {
    const size = Math.abs(value);
    if (size >= 1e10 || (size < 1e-4 && size > 0)) return value.toExponential(1);
    const digits = String(Number(value.toPrecision(size >= 1000 ? 11 : 3)));
    return size >= 10000 ? digits.replace(/\B(?=(\d{3})+$)/g, THIN) : digits;
  };
  const stroke = (api) => ({ stroke: api.visual('color'), lineWidth: 1.5, fill: 'none' });
  const lines = (parts, style) => ({
    type: 'group',
    children: parts.map(([x1, y1, x2, y2]) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style })),
  });

  // An interval's line with a bar at either end, or an arrow where the end is beyond the axis.
  const whisker = (at, ends, least, most) => {
    const kept = ends.map((end) => Math.min(Math.max(end, least), most));
    const marks = ends.flatMap((end, i) => {
      if (Math.abs(end - kept[i]) <= 1) return [[at - CAP, kept[i], at + CAP, kept[i]]];
      const back = kept[i] + (end < least ? 2 : -2) * CAP;
      return [[at - CAP, back, at, kept[i]], [at + CAP, back, at, kept[i]]];
    });
    return [[at, kept[0], at, kept[1]], ...marks];
  };
  const turned = ([x1, y1, x2, y2]) => [y1, x1, y2, x2];

  const functions = {
    asNumber: (value) => short(value),
    // Near 1 three digits would write neighbours alike.
    asRatio: (value) =>
      value !== 0 && Math.abs(value) < 0.05 ? (2 ** value).toFixed(4) : short(2 ** value),
    intervalY: (params, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const [, high] = api.coord([api.value(0), api.value(2)]);
      const { y, height } = params.coordSys;
      return lines(whisker(x, [low, high], y, y + height), stroke(api));
    },
    intervalX: (params, api) => {
      const [low, y] = api.coord([api.value(0), api.value(2)]);
      const [high] = api.coord([api.value(1), api.value(2)]);
      const { x, width } = params.coordSys;
      return lines(whisker(y, [low, high], x, x + width).map(turned), stroke(api));
    },
    // An interval whose lower end the axis has no place for.
    openY: (params, api) => {
      const [x, high] = api.coord([api.value(0), api.value(1)]);
      const { y, height } = params.coordSys;
      return lines(whisker(x, [Infinity, high], y, y + height), stroke(api));
    },
    openX: (params, api) => {
      const [high, y] = api.coord([api.value(0), api.value(1)]);
      const { x, width } = params.coordSys;
      return lines(whisker(y, [-Infinity, high], x, x + width).map(turned), stroke(api));
    },
    band: (params, api) => {
      if (params.context.drawn) return undefined;
      params.context.drawn = true;
      const upper = [];
      const lower = [];
      for (let i = 0; i < params.dataInsideLength; i++) {
        lower.push(api.coord([api.value(0, i), api.value(1, i)]));
        upper.unshift(api.coord([api.value(0, i), api.value(2, i)]));
      }
      return {
        type: 'polygon',
        silent: true,
        shape: { points: lower.concat(upper) },
        style: { fill: api.visual('color'), opacity: 0.18 },
      };
    },
  };

  // A list has what differs from point to point: values of what is named, and a last line.
  const told = (hit, names) => {
    const tip = hit.data && hit.data.tip ? hit.data.tip : hit.name;
    if (!Array.isArray(tip)) return tip;
    const values = names.map((name, i) => name + ': ' + tip[i]);
    return [hit.seriesName, ...values, ...tip.slice(names.length)].join('\n');
  };
  const tipOf = (names) => (hit) => {
    const element = document.createElement('div');
    element.className = 'tip';
    // As text, whatever a benchmark may be called.
    element.textContent = told(hit, names);
    return element;
  };

  // Tokens become colours of the scheme, names of functions the functions. Only under the keys
  // that hold such: a contender may be called anything.
  const resolved = (node, key, css) => {
    if (Array.isArray(node)) return node.map((part) => resolved(part, key, css));
    if (node && typeof node === 'object') {
      return Object.fromEntries(Object.entries(node).map(([k, v]) => [k, resolved(v, k, css)]));
    }
    if (COLOUR_KEYS.has(key) && TOKEN.test(node)) {
      return css.getPropertyValue('--' + node.slice(1)).trim();
    }
    if (FUNCTION_KEYS.has(key) && Object.hasOwn(functions, node)) return functions[node];
    return node;
  };

  const block = (id) => JSON.parse(document.getElementById('data-' + id).textContent);

  const draw = (element) => {
    const { tips, narrow: brief, ...option } = resolved(
      block(element.dataset.picture).option, '', getComputedStyle(document.documentElement));
    option.tooltip.formatter = tipOf(tips ?? []);
    if (option.yAxis.type === 'category') {
      if (brief && narrow.matches) option.yAxis.data = brief;
      // ECharts measures some of many labels: others could reach beyond the edge.
      const widths = option.yAxis.data.map((label) => echarts.format.getTextRect(label).width);
      option.grid = {
        ...option.grid,
        containLabel: false,
        left: Math.ceil(Math.max(...widths)) + LABEL_GAP,
        bottom: option.grid.bottom + AXIS_LABELS,
      };
    }
    // Long numbers would touch one another there.
    if (narrow.matches && option.xAxis.type === 'value') option.xAxis.splitNumber = 2;
    let chart = charts.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: 'svg' });
      charts.set(element, chart);
    }
    chart.setOption(option, true);
    element.dataset.drawn = 'true';
  };

  const pictures = [...document.querySelectorAll('[data-picture]')];
  const missing = () => pictures.filter((element) => !charts.has(element));
  const all = () => missing().forEach(draw);
  const again = () => [...charts.keys()].forEach(draw);

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          near.unobserve(entry.target);
          if (!charts.has(entry.target)) draw(entry.target);
        }
      }
    },
    { rootMargin: '800px' });
  pictures.forEach((element) => near.observe(element));
  // What is far below is drawn while nothing else is to do, so that it is there for a search.
  const idle = (deadline) => {
    for (const element of missing()) {
      if (deadline.timeRemaining() < 8) break;
      draw(element);
    }
    if (missing().length > 0) requestIdleCallback(idle);
  };
  requestIdleCallback(idle);

  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) {
      const chart = charts.get(entry.target);
      if (chart && entry.target.clientWidth > 0) chart.resize();
    }
  });
  pictures.forEach((element) => resized.observe(element));
  dark.addEventListener('change', again);
  narrow.addEventListener('change', again);
  // Paper is narrower than the window, and what is below the window is on paper too.
  const fit = () => charts.forEach((chart, element) => {
    if (element.clientWidth > 0) chart.resize();
  });
  printing.addEventListener('change', () => { all(); fit(); again(); });
  addEventListener('beforeprint', () => { all(); fit(); });
  addEventListener('afterprint', fit);

  // RFC 4180, but for lines that end in a line feed alone, as all files of a run.
  const quoted = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  // What begins so is a formula to a spreadsheet, unless it is a number.
  const FORMULA = /^[=+\-@\t\r]/;
  const NUMBER = /^[+-](\d+(\.\d+)?([eE][+-]?\d+)?|Infinity)$/;
  const field = (text) => quoted(FORMULA.test(text) && !NUMBER.test(text) ? "'" + text : text);
  const rows = (table) =>
    [...table.rows]
      .map((row) => [...row.cells].map((cell) => field(cell.textContent)).join(',') + '\n')
      .join('');

  for (const button of document.querySelectorAll('button[data-csv]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const id = button.dataset.csv;
      const csv = rows(document.querySelector(`#${id} details table`));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
      link.download = id + '.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }
})();
