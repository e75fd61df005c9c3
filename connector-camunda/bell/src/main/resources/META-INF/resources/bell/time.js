const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const A_MOMENT = 45;

/** How long ago, in words; the date where that is four weeks or more. A clock ahead of ours makes no future. */
export function ago(time, now, texts) {
  const seconds = Math.max(0, (now - time) / 1000);
  if (seconds < A_MOMENT) {
    return texts.now;
  }
  if (seconds < HOUR) {
    return words(texts, Math.max(1, Math.floor(seconds / MINUTE)), 'minute');
  }
  if (seconds < DAY) {
    return words(texts, Math.floor(seconds / HOUR), 'hour');
  }
  const days = daysBetween(time, now);
  if (days < 7) {
    return words(texts, days, 'day');
  }
  return days < 28
    ? words(texts, Math.floor(days / 7), 'week')
    : new Intl.DateTimeFormat(texts.language, { dateStyle: 'medium' }).format(time);
}

export function shortly(time, texts) {
  return new Intl.DateTimeFormat(texts.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

export function fully(time, texts) {
  return new Intl.DateTimeFormat(texts.language, { dateStyle: 'full', timeStyle: 'short' }).format(time);
}

function words(texts, number, unit) {
  return new Intl.RelativeTimeFormat(texts.language, { numeric: 'auto', style: 'short' }).format(-number, unit);
}

/** By the calendar, so that "yesterday" is yesterday; a day with a change of the clock is not 24 hours long. */
function daysBetween(time, now) {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / (DAY * 1000));
}
