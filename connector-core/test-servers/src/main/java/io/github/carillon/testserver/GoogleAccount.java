package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * A service account of a Google project that there is none of.
 *
 * @param projectId the project's id
 * @param clientEmail the account's name
 * @param keyId which of its keys this is
 * @param keys that key, RSA
 */
public record GoogleAccount(String projectId, String clientEmail, String keyId, KeyPair keys) {

    /** Where accounts ask for tokens as their key files say, and so whom what they sign is for. */
    public static final String TOKEN_URI = "https://oauth2.googleapis.com/token";

    /** One with a new key. */
    public static GoogleAccount of(String projectId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String email = "carillon@" + projectId + ".iam.gserviceaccount.com";
            return new GoogleAccount(projectId, email, "key-1", generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    /** The file that Google gives with such a key. */
    public String keyFile() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("project_id", projectId)
                .put("private_key_id", keyId)
                .put("private_key", pem())
                .put("client_email", clientEmail)
                .put("client_id", "123456789012345678901")
                .put("auth_uri", "https://accounts.google.com/o/oauth2/auth")
                .put("token_uri", TOKEN_URI)
                .put("universe_domain", "googleapis.com")
                .toPrettyString();
    }

    private String pem() {
        String content = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n";
    }

    @Override
    public String toString() {
        return "GoogleAccount[***]";
    }
}
