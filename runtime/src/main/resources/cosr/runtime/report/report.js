document.querySelectorAll('figure.chart').forEach(figure => {
  const plot = figure.querySelector('.plot');
  const xs = figure.dataset.x.split(' ').map(Number);
  const from = Number(plot.dataset.from);
  const to = Number(plot.dataset.to);
  const at = figure.querySelector('.at');
  const keys = Array.from(figure.querySelectorAll('[data-y]'), key => {
    const shown = key.querySelector('b');
    return { shown, newest: shown.textContent, values: key.dataset.y.split('|') };
  });
  const newest = at.textContent;
  const rule = document.createElement('u');
  plot.append(rule);
  const leave = () => {
    rule.style.display = 'none';
    at.textContent = newest;
    keys.forEach(key => { key.shown.textContent = key.newest; });
  };
  plot.addEventListener('pointermove', event => {
    const box = plot.getBoundingClientRect();
    const x = from + (event.clientX - box.left) / box.width * (to - from);
    const best = xs.reduce((b, v, i) => Math.abs(xs[b] - x) > Math.abs(v - x) ? i : b, 0);
    rule.style.display = 'block';
    rule.style.left = 100 * (xs[best] - from) / (to - from) + '%';
    at.textContent = figure.dataset.over + ' ' + xs[best];
    keys.forEach(key => { key.shown.textContent = key.values[best]; });
  });
  plot.addEventListener('pointerleave', leave);
  leave();
});
