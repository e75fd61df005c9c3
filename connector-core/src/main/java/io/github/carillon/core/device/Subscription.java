package io.github.carillon.core.device;

import io.github.carillon.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a device's pushes go. Whoever knows it can disturb its owner, so its {@code toString} shows none of it.
 *
 * @param address the endpoint of a browser or of UnifiedPush, a registration token of FCM, or a device token of APNs
 * @param key the device's public key, P-256, uncompressed, in base64url without padding (RFC 8291, {@code p256dh}); null
 *     where pushes are not encrypted for the device
 * @param auth the secret that goes with it, 16 bytes in base64url (RFC 8291, {@code auth}), or null
 */
public record Subscription(
        String address, @Nullable String key, @Nullable Secret auth) {

    /** One whose pushes are not encrypted for the device. */
    public static Subscription token(String address) {
        return new Subscription(address, null, null);
    }

    /** Tells one address from another and does not show it; SHA-256 in 64 hexadecimal digits. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Subscription[***]";
    }
}
