package io.github.carillon.core.apns;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.device.Device;

/**
 * What it means for a delivery that APNs does not take it.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns">the
 *     reasons</a>
 */
final class ApnsAnswers {

    private ApnsAnswers() {}

    /**
     * @param reason APNs' own word
     */
    static Outcome rejected(String reason) {
        String code = reason.matches("[A-Za-z0-9]{1,60}") ? reason : "REJECTED";
        String said = "APNs answered " + code;
        return switch (code) {
            case "Unregistered", "ExpiredToken" ->
                new Outcome.Refused(Device.GONE, "the app was removed or got another token (" + said + ")");
            case "BadDeviceToken" ->
                new Outcome.Refused(
                        Device.GONE,
                        "there is no such device token, or it is one of APNs' other environment (" + said + ")");
            // perhaps the topic is mistaken, and every device would be lost
            case "DeviceTokenNotForTopic" ->
                new Outcome.Refused(
                        code, "the device token is one of another app than the connection's topic (" + said + ")");
            case "PayloadTooLarge" -> new Outcome.Refused("TEXT_TOO_LONG", said);
            case "TooManyRequests" ->
                new Outcome.Deferred(code, "too many pushes to this device in a row (" + said + ")", null);
            case "InternalServerError",
                    "ServiceUnavailable",
                    "Shutdown",
                    "IdleTimeout",
                    "TooManyProviderTokenUpdates",
                    // the library has closed that connection, and the next begins with a new token
                    "ExpiredProviderToken" -> new Outcome.Deferred(code, said, null, Scope.CONNECTION);
            case "BadCertificate",
                    "BadCertificateEnvironment",
                    "BadEnvironmentKeyIdInToken",
                    "Forbidden",
                    "InvalidProviderToken",
                    "MissingProviderToken",
                    "UnrelatedKeyIdInToken",
                    "BadTopic",
                    "MissingTopic",
                    "TopicDisallowed" ->
                new Outcome.Misconfigured(
                        code, said + ": look at team-id, key-id, signing-key and topic", Scope.ACCOUNT);
            default -> new Outcome.Refused(code, said);
        };
    }
}
