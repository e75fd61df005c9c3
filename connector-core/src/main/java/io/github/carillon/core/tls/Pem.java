package io.github.carillon.core.tls;

import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as PEM (RFC 7468). Reasons complete a sentence that begins with who names the file. */
public final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<kind>[A-Z0-9 ]{1,40})-----(?<content>[^-]*)-----END \\k<kind>-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    /** The certificates in it, in their order; at least one. */
    public static Validated<List<X509Certificate>> certificates(String text) {
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (block.find()) {
                if (block.group("kind").equals(CERTIFICATE)) {
                    byte[] content = content(block);
                    found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content)));
                }
            }
        } catch (CertificateException | IllegalArgumentException broken) {
            return Validated.invalid("names a file with a certificate that cannot be read");
        }
        return found.isEmpty()
                ? Validated.invalid("names a file without a certificate: PEM begins with -----BEGIN CERTIFICATE-----")
                : Validated.valid(List.copyOf(found));
    }

    /** Whether a password is needed to read the key in it. */
    public static boolean isEncryptedKey(String text) {
        return text.contains("-----BEGIN " + ENCRYPTED_KEY + "-----");
    }

    /**
     * The private key in it (PKCS#8).
     *
     * @param password for a key that is encrypted
     */
    public static Validated<PrivateKey> key(String text, @Nullable Secret password) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String kind = block.group("kind");
            if (kind.equals(KEY)) {
                return key(block);
            }
            if (kind.equals(ENCRYPTED_KEY)) {
                return password == null
                        ? Validated.invalid("names a file with an encrypted key, whose password is not given")
                        : decrypted(block, password);
            }
            if (kind.endsWith(KEY)) {
                return Validated.invalid("names a file with a key in an older form (" + kind
                        + "); openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem makes a PKCS#8 of it");
            }
        }
        return Validated.invalid("names a file without a private key: PEM begins with -----BEGIN PRIVATE KEY-----");
    }

    private static Validated<PrivateKey> key(Matcher block) {
        try {
            return key(new PKCS8EncodedKeySpec(content(block)));
        } catch (IllegalArgumentException notBase64) {
            return unreadable();
        }
    }

    private static Validated<PrivateKey> decrypted(Matcher block, Secret password) {
        try {
            EncryptedPrivateKeyInfo hidden = new EncryptedPrivateKeyInfo(content(block));
            // of PBES2 the parameters know which algorithm it is
            String algorithm = String.valueOf(hidden.getAlgParameters());
            String name = algorithm.startsWith("PBE") ? algorithm : hidden.getAlgName();
            PBEKeySpec said = new PBEKeySpec(password.reveal().toCharArray());
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(said),
                    hidden.getAlgParameters());
            return key(hidden.getKeySpec(cipher));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException wrong) {
            return Validated.invalid("names a file whose key the password does not open");
        }
    }

    private static Validated<PrivateKey> key(PKCS8EncodedKeySpec spec) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return Validated.valid(KeyFactory.getInstance(algorithm).generatePrivate(spec));
            } catch (InvalidKeySpecException another) {
                // the next one is tried
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("every JDK knows " + algorithm, missing);
            }
        }
        return unreadable();
    }

    private static Validated<PrivateKey> unreadable() {
        return Validated.invalid("names a file with a private key that cannot be read");
    }

    private static byte[] content(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group("content"));
    }
}
