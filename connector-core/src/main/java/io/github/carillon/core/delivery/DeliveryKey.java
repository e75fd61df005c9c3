package io.github.carillon.core.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What makes a delivery the same delivery: one for each task activation, recipient, channel and address.
 *
 * @param engine the engine's id, as configured
 * @param tenant the tenant's id, or empty
 * @param activation the external task's id, and where ids are numbers that may begin again what tells it from another
 *     task of that id; stays the same over retries, an operator's retry included; at most 192 characters
 * @param recipient the user id, or the address of somebody without one; with a number from the second message on, where
 *     one task sends them several
 * @param channel {@code smtp}, {@code sms} …: the kind, not the connection, so that a repaired or second connection
 *     does not send again
 * @param address as the channel uses it
 */
public record DeliveryKey(
        String engine, String tenant, String activation, String recipient, String channel, String address) {

    private static final int ID_BYTES = 16;

    /** By which names ids are made that have been given away: what is known by one is not to be sent again by another. */
    private static final Map<String, String> FIRST_NAMES = Map.of("inbox", "signalr");

    /**
     * The key as 32 lower-case hexadecimal digits, the first half of a SHA-256: fit for a Message-ID or a primary key,
     * and telling nothing of the address.
     */
    public String id() {
        MessageDigest digest = sha256();
        String kind = FIRST_NAMES.getOrDefault(channel, channel);
        for (String part : List.of(engine, tenant, activation, recipient, kind, address)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** Shows the task and the id, never the address. */
    @Override
    public String toString() {
        return "DeliveryKey[" + activation + " " + channel + " " + id() + "]";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
