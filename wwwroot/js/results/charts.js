// Draws the charts of survey results from what stands in their data-chart. Each chart stands beside a table with the same figures.
/* global Chart */

const tones = { good: '--good', bad: '--bad', warn: '--warn', quiet: '--curve-2', accent: '--accent', value: '--accent', centre: '--ink-3', limit: '--bad' };

/** Colours of the present theme, read anew at each drawing. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return { tone: (name) => of(tones[name] ?? '--accent'), ink: of('--ink'), quiet: of('--ink-2'), line: of('--line'), font: of('--font') };
}

const language = document.documentElement.lang;
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const exactPercent = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

function words(spec, value, isExact = false) {
  if (value === null || value === undefined) return '–';
  return spec.isShare ? (isExact ? exactPercent : percent).format(value) : number.format(value);
}

/** Whiskers of intervals, and the names and lines of a map. */
const marks = {
  id: 'marks',
  afterDatasetsDraw(chart) {
    const { spec, colours } = chart.options.plugins.marks;
    const { ctx, scales } = chart;
    ctx.save();
    ctx.strokeStyle = colours.ink;
    ctx.fillStyle = colours.ink;
    ctx.lineWidth = 1.25;
    spec.series.forEach((series, index) => {
      if (!series.low || !chart.isDatasetVisible(index)) return;
      chart.getDatasetMeta(index).data.forEach((point, place) => {
        const [low, high] = [series.low[place], series.high?.[place]];
        if (low === null || low === undefined || high === null || high === undefined) return;
        if (spec.kind === 'rows') whisker(ctx, scales.x.getPixelForValue(low), point.y, scales.x.getPixelForValue(high), point.y);
        else whisker(ctx, point.x, scales.y.getPixelForValue(low), point.x, scales.y.getPixelForValue(high));
      });
    });
    if (spec.kind === 'map') drawMap(chart, spec, colours);
    ctx.restore();
  },
};

function whisker(ctx, x1, y1, x2, y2) {
  const across = x1 === x2 ? [3, 0] : [0, 3];
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  for (const [x, y] of [[x1, y1], [x2, y2]]) {
    ctx.moveTo(x - across[0], y - across[1]);
    ctx.lineTo(x + across[0], y + across[1]);
  }
  ctx.stroke();
}

function drawMap(chart, spec, colours) {
  const { ctx, scales, chartArea } = chart;
  if (spec.cross) {
    const x = scales.x.getPixelForValue(spec.cross[0]);
    const y = scales.y.getPixelForValue(spec.cross[1]);
    ctx.strokeStyle = colours.quiet;
    ctx.setLineDash([4, 4]);
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
  }
  ctx.font = `12px ${colours.font}`;
  ctx.textBaseline = 'bottom';
  chart.getDatasetMeta(0).data.forEach((point, place) => {
    const isRight = point.x > (chartArea.left + chartArea.right) / 2;
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.fillText(spec.labels[place], point.x + (isRight ? -8 : 8), point.y - 4);
  });
}

function dataset(spec, series, colours) {
  const colour = colours.tone(series.look);
  const look = spec.kind === 'line'
    ? { borderColor: colour, backgroundColor: colour, borderWidth: series.look === 'value' ? 2 : 1, borderDash: series.look === 'limit' ? [4, 4] : [],
      pointRadius: series.look === 'value' ? 4 : 0, spanGaps: series.look !== 'value', tension: 0, stepped: series.look === 'limit' ? 'middle' : false,
      pointBackgroundColor: series.tones?.map((tone) => colours.tone(tone)) ?? colour }
    : { backgroundColor: series.tones?.map((tone) => colours.tone(tone)) ?? colour, maxBarThickness: 32, pointRadius: 5, pointHoverRadius: 6 };
  const data = spec.kind === 'map' ? series.values.map((value, place) => ({ x: series.across[place], y: value })) : series.values;
  return { label: series.name, data, ...look };
}

/** The ends of all intervals, so that no whisker leaves the chart. */
function ends(spec) {
  const limits = spec.series.flatMap((series) => [...(series.low ?? []), ...(series.high ?? [])]).filter((value) => value !== null);
  return limits.length === 0 ? {} : { suggestedMin: Math.min(...limits), suggestedMax: Math.max(...limits) };
}

function scale(spec, isValue, title, colours) {
  const isShare = title && title === spec.up ? spec.isUpShare : spec.isShare;
  return {
    ...(isValue && (spec.kind !== 'map' || title === spec.up) ? ends(spec) : {}),
    min: isValue ? spec.min : undefined,
    max: isValue ? spec.max : undefined,
    beginAtZero: isValue && spec.kind !== 'map',
    title: { display: Boolean(title), text: title, color: colours.quiet },
    grid: { color: isValue ? colours.line : 'transparent' },
    ticks: isValue ? { color: colours.quiet, callback: (value) => words({ isShare }, value) } : { color: colours.quiet, autoSkip: spec.kind === 'line' },
  };
}

function options(spec, colours) {
  const isLying = spec.kind === 'rows';
  const isMap = spec.kind === 'map';
  return {
    indexAxis: isLying ? 'y' : 'x',
    maintainAspectRatio: false,
    animation: false,
    font: { family: colours.font },
    scales: {
      x: scale(spec, isLying || isMap, spec.across, colours),
      y: scale(spec, !isLying, spec.up, colours),
    },
    plugins: {
      marks: { spec, colours },
      legend: { display: spec.series.length > 1, labels: { color: colours.ink, boxHeight: 2 } },
      tooltip: {
        callbacks: {
          label: (item) => {
            const series = spec.series[item.datasetIndex];
            const [low, high] = [series.low?.[item.dataIndex], series.high?.[item.dataIndex]];
            if (isMap) return `${spec.labels[item.dataIndex]}: ${number.format(item.raw.x)} / ${words({ isShare: spec.isUpShare }, item.raw.y, true)}`;
            const value = `${series.name ? `${series.name}: ` : ''}${words(spec, series.values[item.dataIndex], true)}`;
            return low === null || low === undefined ? value : `${value} (${words(spec, low, true)} … ${words(spec, high, true)})`;
          },
        },
      },
    },
  };
}

const kinds = { bars: 'bar', rows: 'bar', line: 'line', map: 'scatter' };

function draw(canvas) {
  const spec = JSON.parse(canvas.dataset.chart);
  const colours = palette();
  Chart.getChart(canvas)?.destroy();
  Chart.defaults.font.family = colours.font;
  return new Chart(canvas, {
    type: kinds[spec.kind],
    data: { labels: spec.kind === 'map' ? undefined : spec.labels, datasets: spec.series.map((series) => dataset(spec, series, colours)) },
    options: options(spec, colours),
    plugins: [marks],
  });
}

const canvases = [...document.querySelectorAll('canvas[data-chart]')];
const drawAll = () => canvases.forEach(draw);
drawAll();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ['data-theme'] });
