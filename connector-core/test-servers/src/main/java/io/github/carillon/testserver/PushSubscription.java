package io.github.carillon.testserver;

/**
 * What a browser says of a subscription (Push API, {@code PushSubscription.toJSON}).
 *
 * @param endpoint where pushes go
 * @param p256dh the browser's public key, in base64url
 * @param auth the secret that goes with it, in base64url
 */
public record PushSubscription(String endpoint, String p256dh, String auth) {}
