import { drawing } from './dom.js';

const PATHS = {
  bell: ['M6 9.5a6 6 0 0 1 12 0c0 5.2 2 6.7 2 7.5H4c0-.8 2-2.3 2-7.5Z', 'M9.8 20.5a2.5 2.5 0 0 0 4.4 0'],
  INFO: ['M12 11v5.5', 'M12 7.6v.1', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z'],
  WARNING: ['M12 9.5v4', 'M12 16.9v.1', 'M10.4 4.3 2.9 17.6A1.8 1.8 0 0 0 4.5 20.3h15a1.8 1.8 0 0 0 1.6-2.7L13.6 4.3a1.8 1.8 0 0 0-3.2 0Z'],
  CRITICAL: ['M12 7.8v5', 'M12 16.2v.1', 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3Z'],
  ACTION_REQUIRED: ['M9 4.5H6.8A1.8 1.8 0 0 0 5 6.3v12.9A1.8 1.8 0 0 0 6.8 21h10.4a1.8 1.8 0 0 0 1.8-1.8V6.3a1.8 1.8 0 0 0-1.8-1.8H15', 'M9 3h6v3.5H9Z', 'm8.8 13.5 2.3 2.3 4.2-4.6'],
  readAll: ['m2.5 12.5 4.5 4.5L16 7.5', 'm12.5 16.5.5.5L22 7.5'],
  read: ['m4.5 12.5 5 5L19.5 7'],
  unread: ['M3.5 6.5A1.5 1.5 0 0 1 5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5Z', 'm4 7 8 6 8-6'],
  archive: ['M3.5 4.5h17v4h-17Z', 'M5 8.5v9.7A1.3 1.3 0 0 0 6.3 19.5h11.4a1.3 1.3 0 0 0 1.3-1.3V8.5', 'M10 12.5h4'],
  unarchive: ['M4 14.5v4A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5v-4', 'M12 15.5V4.5', 'm7.5 9 4.5-4.5L16.5 9'],
  remove: ['M4.5 7h15', 'M9.5 7V4.5h5V7', 'm6.5 7 .8 12.2A1.4 1.4 0 0 0 8.7 20.5h6.6a1.4 1.4 0 0 0 1.4-1.3L17.5 7', 'M10.3 11v5.5', 'M13.7 11v5.5'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  page: ['M9 6.5h8.5V15', 'M17.5 6.5 6.5 17.5'],
  failed: ['M4 4l16 16', 'M7 17.5a4.5 4.5 0 0 1-.6-8.9', 'M10 6.2A5.5 5.5 0 0 1 17.3 10 3.8 3.8 0 0 1 19.8 16.5'],
  signedOut: ['M7 10.5V8a5 5 0 0 1 10 0v2.5', 'M5.5 10.5h13v9h-13Z', 'M12 14v2.5'],
};

export function icon(name, size = 18) {
  return drawing(PATHS[name], size);
}

/** What a note is about, at a glance: how grave it is, and otherwise whether it waits for its reader. */
export function noteIcon({ severity, category }) {
  return icon(severity === 'INFO' && category === 'ACTION_REQUIRED' ? category : severity, 18);
}
