package io.github.carillon.testserver;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys of a browser, and how it reads a push (RFC 8291 over RFC 8188), written against the JDK alone. */
final class PushReader {

    private static final ECGenParameterSpec CURVE = new ECGenParameterSpec("secp256r1");
    private static final int COORDINATE = 32;
    private static final int SECRET = 16;
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;
    private static final int KEY_ID = 65;
    private static final byte LAST_RECORD = 2;

    private final KeyPair pair;
    private final byte[] auth;
    private final @Nullable String publicKeyOfSender;

    PushReader(KeyPair pair, byte[] auth, @Nullable String publicKeyOfSender) {
        this.pair = pair;
        this.auth = auth;
        this.publicKeyOfSender = publicKeyOfSender;
    }

    static PushReader create(@Nullable String publicKeyOfSender) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(CURVE);
            byte[] auth = new byte[SECRET];
            new SecureRandom().nextBytes(auth);
            return new PushReader(generator.generateKeyPair(), auth, publicKeyOfSender);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has P-256", impossible);
        }
    }

    @Nullable String publicKeyOfSender() {
        return publicKeyOfSender;
    }

    PushSubscription subscription(String endpoint) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new PushSubscription(endpoint, base64.encodeToString(own()), base64.encodeToString(auth));
    }

    /** The text; empty where it was not encrypted for this browser. */
    Optional<String> read(byte[] body) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(body);
            byte[] salt = take(buffer, SECRET);
            int recordSize = buffer.getInt();
            byte[] sender = take(buffer, buffer.get() & 0xff);
            byte[] record = take(buffer, buffer.remaining());
            return sender.length == KEY_ID && record.length <= recordSize
                    ? Optional.of(text(open(record, salt, key(sender))))
                    : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException notForThisOne) {
            return Optional.empty();
        }
    }

    /** RFC 8291, section 3.4. */
    private byte[] key(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), own(), sender);
        return expand(hmac(auth, agreement.generateSecret()), info, COORDINATE);
    }

    /** RFC 8188, sections 2.2 and 2.3, of one record. */
    private static byte[] open(byte[] record, byte[] salt, byte[] key) throws GeneralSecurityException {
        byte[] secret = hmac(salt, key);
        byte[] content = expand(secret, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), SECRET);
        byte[] nonce = expand(secret, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), NONCE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(content, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(record);
    }

    private static String text(byte[] padded) {
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != LAST_RECORD) {
            throw new IllegalArgumentException("more records than one");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != KEY_ID || point[0] != 4) {
            throw new IllegalArgumentException("no uncompressed point");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(CURVE);
        ECPoint at = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, KEY_ID)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(at, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private byte[] own() {
        ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
        return join(new byte[] {4}, coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] fixed = new byte[COORDINATE];
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        System.arraycopy(bytes, from, fixed, COORDINATE - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    /** HKDF (RFC 5869) for no more than one block. */
    private static byte[] expand(byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(secret, join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
