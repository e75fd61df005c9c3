package io.github.carillon.core.webpush;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;

/** A subscription with which nothing is wrong: where pushes go, and by which keys they are encrypted (RFC 8291). */
final class Subscriber {

    private static final int AUTH_BYTES = 16;

    private final Endpoint endpoint;
    private final UserAgentMessageEncryptionKeyInfo keys;

    private Subscriber(Endpoint endpoint, UserAgentMessageEncryptionKeyInfo keys) {
        this.endpoint = endpoint;
        this.keys = keys;
    }

    /**
     * Reads one; asks nobody. A reason completes a sentence that begins with the address.
     *
     * @param insecure whether its endpoint may be without TLS
     */
    static Validated<Subscriber> of(DeviceKind kind, Subscription said, boolean insecure) {
        return Endpoint.parse(kind, said.address(), insecure)
                .flatMap(endpoint -> point(said)
                        .flatMap(point -> auth(said)
                                .map(auth ->
                                        new Subscriber(endpoint, UserAgentMessageEncryptionKeyInfo.of(point, auth)))));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The text as only the device can read it (content coding {@code aes128gcm}, RFC 8188). */
    byte[] encrypt(byte[] text) {
        // one for each, since it is not safe for use from several threads
        return MessageEncryptions.of().encrypt(keys, PushMessage.of(text)).toBytes();
    }

    private static Validated<byte[]> point(Subscription said) {
        return P256.bytes(said.key() == null ? "" : said.key())
                .filter(bytes -> P256.publicKey(bytes).isPresent())
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        "must come with its key (p256dh), a point of the curve P-256: 65 bytes, uncompressed, in"
                                + " base64url"));
    }

    private static Validated<byte[]> auth(Subscription said) {
        Secret auth = said.auth();
        return P256.bytes(auth == null ? "" : auth.reveal())
                .filter(bytes -> bytes.length == AUTH_BYTES)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid("must come with its auth, " + AUTH_BYTES + " bytes in base64url"));
    }

    /** Shows nothing: its keys would. */
    @Override
    public String toString() {
        return "Subscriber[***]";
    }
}
