package io.github.carillon.core.webpush;

import com.zerodeplibs.webpush.key.PublicKeySources;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/**
 * By which push services know who sends (RFC 8292). Browsers bind their subscriptions to the public key, so that a pair
 * is for good: with another one, every device has to be registered anew.
 *
 * @param publicKey the point, uncompressed, 65 bytes in base64url without padding
 * @param privateKey the number, 32 bytes in base64url
 */
public record VapidKeyPair(String publicKey, Secret privateKey) {

    /** A new pair. */
    public static VapidKeyPair generate() {
        KeyPair pair = P256.generate();
        byte[] open =
                PublicKeySources.ofECPublicKey((ECPublicKey) pair.getPublic()).extractBytesInUncompressedForm();
        byte[] number = P256.number((ECPrivateKey) pair.getPrivate());
        return new VapidKeyPair(P256.text(open), Secret.of(P256.text(number)));
    }

    static Validated<String> parsePublic(String text) {
        return P256.bytes(text)
                .flatMap(bytes -> P256.publicKey(bytes).map(key -> Validated.valid(P256.text(bytes))))
                .orElseGet(() -> Validated.invalid(
                        "must be a public key on the curve P-256: 65 bytes, uncompressed, in base64url; the command"
                                + " vapid-keys makes a pair"));
    }

    static Validated<Secret> parsePrivate(String text) {
        return P256.bytes(text.strip())
                .flatMap(bytes -> P256.privateKey(bytes).map(key -> Validated.valid(Secret.of(P256.text(bytes)))))
                .orElseGet(() -> Validated.invalid(
                        "must be a private key on the curve P-256: 32 bytes in base64url; the command vapid-keys makes"
                                + " a pair"));
    }

    /** Whether the two belong together. Each has been parsed. */
    boolean fits() {
        return P256.areOne(hidden(), open());
    }

    ECPublicKey open() {
        return P256.bytes(publicKey).flatMap(P256::publicKey).orElseThrow(VapidKeyPair::unparsed);
    }

    ECPrivateKey hidden() {
        return P256.bytes(privateKey.reveal()).flatMap(P256::privateKey).orElseThrow(VapidKeyPair::unparsed);
    }

    private static IllegalArgumentException unparsed() {
        return new IllegalArgumentException("a key that is none was not parsed");
    }
}
