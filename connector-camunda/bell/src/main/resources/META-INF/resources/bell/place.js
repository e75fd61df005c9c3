const GAP = 8;
const NARROW = 520;
const TALLEST = 640;

/** Puts the panel below the bell where there is room, above it else; on a narrow screen, to the lower edge. */
export function place(panel, bell) {
  const { innerWidth, innerHeight } = window;
  const sheet = innerWidth <= NARROW;
  panel.classList.toggle('sheet', sheet);
  set(panel, sheet ? bottom(innerHeight) : beside(bell.getBoundingClientRect(), panel.offsetWidth, innerWidth, innerHeight));
}

function bottom(innerHeight) {
  return { left: '0', bottom: '0', top: 'auto', 'max-height': `${Math.round(innerHeight * 0.88)}px` };
}

function beside({ left, right, top, bottom }, width, innerWidth, innerHeight) {
  const below = innerHeight - bottom - 2 * GAP;
  const above = top - 2 * GAP;
  const up = below < TALLEST / 2 && above > below;
  const start = (left + right) / 2 < innerWidth / 2 ? left : right - width;
  return {
    left: `${Math.max(GAP, Math.min(start, innerWidth - width - GAP))}px`,
    top: up ? 'auto' : `${bottom + GAP}px`,
    bottom: up ? `${innerHeight - top + GAP}px` : 'auto',
    'max-height': `${Math.min(TALLEST, up ? above : below)}px`,
  };
}

function set(element, properties) {
  Object.entries(properties).forEach(([name, value]) => element.style.setProperty(name, value));
}
