import { commandTexts } from './command-texts.js';

const TEXTS = {
  en: {
    colon: ': ',
    title: 'Notifications',
    unseen: { one: 'Notifications, {n} new', other: 'Notifications, {n} new' },
    arrived: { one: 'New notification: {title}', other: '{n} new notifications' },
    tabs: { active: 'All', unread: 'Unread', archived: 'Archive' },
    readAll: 'Mark all as read',
    preferences: 'Preferences',
    onDevice: 'Notify me on a device',
    close: 'Close',
    read: 'Mark as read',
    unread: 'Mark as unread',
    archive: 'Archive',
    unarchive: 'Move back from archive',
    remove: 'Delete',
    undo: 'Undo',
    gone: { deleted: 'Deleted', archived: 'Archived', unarchived: 'Moved back' },
    more: 'Show older ones',
    loading: 'Loading',
    wholeText: 'Show all',
    lessText: 'Show less',
    isUnread: 'Unread',
    opensPage: 'opens a page',
    severity: { INFO: '', WARNING: 'Warning', CRITICAL: 'Critical' },
    category: { INFO: 'Information', ACTION_REQUIRED: 'Action required' },
    empty: {
      active: ['No notifications', 'What concerns you will appear here.'],
      unread: ['All caught up', 'There is nothing you have not read.'],
      archived: ['The archive is empty', 'What you archive is kept here until it expires.'],
    },
    failed: ['That could not be loaded', 'The server does not answer as it should.'],
    signedOut: ['You are not signed in', 'Sign in again to see your notifications.'],
    retry: 'Try again',
    refused: 'That did not work. Please try again.',
    live: 'Live',
    asking: { one: 'Checked every second', other: 'Checked every {n} seconds' },
    offline: 'No connection. Trying again …',
    now: 'just now',
  },
  fr: {
    colon: '\u00a0: ',
    title: 'Notifications',
    unseen: { one: 'Notifications, {n} nouvelle', other: 'Notifications, {n} nouvelles' },
    arrived: { one: 'Nouvelle notification\u00a0: {title}', other: '{n} nouvelles notifications' },
    tabs: { active: 'Toutes', unread: 'Non lues', archived: 'Archives' },
    readAll: 'Tout marquer comme lu',
    preferences: 'Préférences',
    onDevice: 'Être prévenu sur un appareil',
    close: 'Fermer',
    read: 'Marquer comme lue',
    unread: 'Marquer comme non lue',
    archive: 'Archiver',
    unarchive: 'Sortir des archives',
    remove: 'Supprimer',
    undo: 'Annuler',
    gone: { deleted: 'Supprimée', archived: 'Archivée', unarchived: 'Sortie des archives' },
    more: 'Afficher les plus anciennes',
    loading: 'Chargement',
    wholeText: 'Tout afficher',
    lessText: 'Réduire',
    isUnread: 'Non lue',
    opensPage: 'ouvre une page',
    severity: { INFO: '', WARNING: 'Avertissement', CRITICAL: 'Critique' },
    category: { INFO: 'Information', ACTION_REQUIRED: 'Action requise' },
    empty: {
      active: ['Aucune notification', 'Ce qui vous concerne apparaîtra ici.'],
      unread: ['Vous êtes à jour', 'Vous avez tout lu.'],
      archived: ['Les archives sont vides', 'Ce que vous archivez est conservé ici jusqu’à son expiration.'],
    },
    failed: ['Chargement impossible', 'Le serveur ne répond pas comme prévu.'],
    signedOut: ['Vous n’êtes pas connecté', 'Reconnectez-vous pour voir vos notifications.'],
    retry: 'Réessayer',
    refused: 'Cela n’a pas fonctionné. Veuillez réessayer.',
    live: 'En direct',
    asking: { one: 'Actualisé chaque seconde', other: 'Actualisé toutes les {n} secondes' },
    offline: 'Pas de connexion. Nouvel essai en cours…',
    now: 'à l’instant',
  },
  es: {
    colon: ': ',
    title: 'Notificaciones',
    unseen: { one: 'Notificaciones, {n} nueva', other: 'Notificaciones, {n} nuevas' },
    arrived: { one: 'Nueva notificación: {title}', other: '{n} notificaciones nuevas' },
    tabs: { active: 'Todas', unread: 'No leídas', archived: 'Archivo' },
    readAll: 'Marcar todo como leído',
    preferences: 'Preferencias',
    onDevice: 'Avisarme en un dispositivo',
    close: 'Cerrar',
    read: 'Marcar como leída',
    unread: 'Marcar como no leída',
    archive: 'Archivar',
    unarchive: 'Sacar del archivo',
    remove: 'Eliminar',
    undo: 'Deshacer',
    gone: { deleted: 'Eliminada', archived: 'Archivada', unarchived: 'Sacada del archivo' },
    more: 'Mostrar las anteriores',
    loading: 'Cargando',
    wholeText: 'Mostrar todo',
    lessText: 'Mostrar menos',
    isUnread: 'No leída',
    opensPage: 'abre una página',
    severity: { INFO: '', WARNING: 'Advertencia', CRITICAL: 'Crítica' },
    category: { INFO: 'Información', ACTION_REQUIRED: 'Acción requerida' },
    empty: {
      active: ['No hay notificaciones', 'Lo que le concierne aparecerá aquí.'],
      unread: ['Está al día', 'No queda nada sin leer.'],
      archived: ['El archivo está vacío', 'Lo que archive se guarda aquí hasta que caduque.'],
    },
    failed: ['No se pudo cargar', 'El servidor no responde como debería.'],
    signedOut: ['No ha iniciado sesión', 'Inicie sesión de nuevo para ver sus notificaciones.'],
    retry: 'Reintentar',
    refused: 'No ha funcionado. Inténtelo de nuevo.',
    live: 'En directo',
    asking: { one: 'Se comprueba cada segundo', other: 'Se comprueba cada {n} segundos' },
    offline: 'Sin conexión. Reintentando…',
    now: 'ahora mismo',
  },
};

/** The texts of a language such as "fr" or "fr-CA"; English for one that the bell does not speak. */
export function textsOf(tag) {
  const asked = String(tag || '').toLowerCase().split(/[-_]/)[0];
  const language = Object.hasOwn(TEXTS, asked) ? asked : 'en';
  return { language, ...TEXTS[language], commands: commandTexts(language) };
}

/** The form of a text for that many, with its places filled in. */
export function counted(texts, forms, n, places = {}) {
  const form = forms[new Intl.PluralRules(texts.language).select(n)] || forms.other;
  const number = new Intl.NumberFormat(texts.language).format(n);
  return Object.entries({ n: number, ...places }).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), form);
}

/** What is said of something, or what something is called and how it is: with a colon between the two. */
export function labelled(texts, label, of) {
  return `${label}${texts.colon}${of}`;
}

/** A category as people write it: "ORDER_LATE" is "Order late" where it is none of the bell's own. */
export function categoryName(texts, category) {
  const own = category.replaceAll('_', ' ').toLowerCase();
  return Object.hasOwn(texts.category, category) ? texts.category[category] : own.charAt(0).toUpperCase() + own.slice(1);
}
