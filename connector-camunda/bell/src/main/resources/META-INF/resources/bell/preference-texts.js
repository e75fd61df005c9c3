import { textsOf } from './texts.js';

const TEXTS = {
  en: {
    heading: 'Notification preferences',
    intro: 'Choose what comes to you by which channel. Each change holds at once.',
    notification: 'Notification',
    ways: { inApp: 'In-app', email: 'E-mail', sms: 'SMS', push: 'Push' },
    everything: ['Everything', 'Holds wherever you choose nothing else'],
    follows: 'As “Everything”',
    own: 'Own choice: {ways}',
    follow: 'Reset',
    followAll: 'Reset to “Everything”: {category}',
    critical: 'Critical notifications always come, whatever you choose here.',
    legend: { own: 'chosen', follows: 'as “Everything”' },
    saving: 'Saving …',
    saved: 'Saved',
    refused: 'That could not be saved, and is as it was before. Please try again.',
    signedOut: ['You are not signed in', 'Sign in again to see your preferences.'],
  },
  fr: {
    heading: 'Préférences de notification',
    intro: 'Choisissez ce qui vous parvient, et par quel moyen. Chaque changement vaut aussitôt.',
    notification: 'Notification',
    ways: { inApp: 'Dans l’application', email: 'E-mail', sms: 'SMS', push: 'Push' },
    everything: ['Tout', 'Vaut partout où vous ne choisissez rien d’autre'],
    follows: 'Comme «\u00a0Tout\u00a0»',
    own: 'Choix propre\u00a0: {ways}',
    follow: 'Rétablir',
    followAll: 'Rétablir comme «\u00a0Tout\u00a0»\u00a0: {category}',
    critical: 'Les notifications critiques arrivent toujours, quoi que vous choisissiez ici.',
    legend: { own: 'choisi', follows: 'comme «\u00a0Tout\u00a0»' },
    saving: 'Enregistrement…',
    saved: 'Enregistré',
    refused: 'L’enregistrement a échoué et le choix précédent est rétabli. Veuillez réessayer.',
    signedOut: ['Vous n’êtes pas connecté', 'Reconnectez-vous pour voir vos préférences.'],
  },
  es: {
    heading: 'Preferencias de notificación',
    intro: 'Elija qué le llega y por qué medio. Cada cambio vale al momento.',
    notification: 'Notificación',
    ways: { inApp: 'En la aplicación', email: 'Correo', sms: 'SMS', push: 'Push' },
    everything: ['Todo', 'Vale donde no elija otra cosa'],
    follows: 'Como «Todo»',
    own: 'Elección propia: {ways}',
    follow: 'Restablecer',
    followAll: 'Restablecer como «Todo»: {category}',
    critical: 'Las notificaciones críticas llegan siempre, elija lo que elija aquí.',
    legend: { own: 'elegido', follows: 'como «Todo»' },
    saving: 'Guardando…',
    saved: 'Guardado',
    refused: 'No se ha podido guardar y queda como estaba. Inténtelo de nuevo.',
    signedOut: ['No ha iniciado sesión', 'Inicie sesión de nuevo para ver sus preferencias.'],
  },
};

/** The bell's texts in the language, and those of the preferences. */
export function preferenceTextsOf(tag) {
  const texts = textsOf(tag);
  return { ...texts, ...TEXTS[texts.language] };
}
