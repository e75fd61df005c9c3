package io.github.carillon.core.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * By what we show a server who we are.
 *
 * @param key the private key
 * @param chain the certificate for it first, then those who vouch for it
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {

    public ClientCertificate {
        chain = List.copyOf(chain);
    }

    /** Whether the first certificate is for this key: what it signs, the certificate confirms. */
    public boolean fits() {
        PublicKey open = chain.get(0).getPublicKey();
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        try {
            byte[] anything = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "ClientCertificate[***]";
    }
}
