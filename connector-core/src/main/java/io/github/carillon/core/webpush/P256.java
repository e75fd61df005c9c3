package io.github.carillon.core.webpush;

import com.zerodeplibs.webpush.key.InvalidECPublicKeyException;
import com.zerodeplibs.webpush.key.MalformedUncompressedBytesException;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Keys on the curve P-256 (FIPS 186-5, section 3.2.1.3 of SP 800-186), and bytes as the push standards write them. */
final class P256 {

    private static final int PRIVATE_BYTES = 32;
    private static final int PUBLIC_BYTES = 65;
    private static final ECGenParameterSpec NAME = new ECGenParameterSpec("secp256r1");

    private P256() {}

    /** Bytes in base64url, with padding or without; empty for what is none. */
    static Optional<byte[]> bytes(String base64Url) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64Url));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The public key that is written without compression; empty for what is no point of the curve. */
    static Optional<ECPublicKey> publicKey(byte[] uncompressed) {
        if (uncompressed.length != PUBLIC_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    PublicKeySources.ofUncompressedBytes(uncompressed).extract());
        } catch (MalformedUncompressedBytesException | InvalidECPublicKeyException none) {
            return Optional.empty();
        }
    }

    /** The private key that is this number; empty for what is none. */
    static Optional<ECPrivateKey> privateKey(byte[] number) {
        try {
            ECParameterSpec curve = curve();
            BigInteger value = new BigInteger(1, number);
            if (number.length != PRIVATE_BYTES || value.signum() == 0 || value.compareTo(curve.getOrder()) >= 0) {
                return Optional.empty();
            }
            return Optional.of(
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(value, curve)));
        } catch (GeneralSecurityException impossible) {
            throw missing(impossible);
        }
    }

    /** Whether the one key is the other's: what one signs, the other confirms. */
    static boolean areOne(ECPrivateKey hidden, ECPublicKey open) {
        try {
            byte[] anything = {1, 2, 3};
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(hidden);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException impossible) {
            throw missing(impossible);
        }
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(NAME);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw missing(impossible);
        }
    }

    /** The key's number, with the zeros in front that it may have. */
    static byte[] number(ECPrivateKey key) {
        byte[] signed = key.getS().toByteArray();
        byte[] number = new byte[PRIVATE_BYTES];
        int from = Math.max(0, signed.length - PRIVATE_BYTES);
        byte[] digits = Arrays.copyOfRange(signed, from, signed.length);
        System.arraycopy(digits, 0, number, PRIVATE_BYTES - digits.length, digits.length);
        return number;
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(NAME);
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static IllegalStateException missing(GeneralSecurityException impossible) {
        return new IllegalStateException("every Java platform has P-256", impossible);
    }
}
