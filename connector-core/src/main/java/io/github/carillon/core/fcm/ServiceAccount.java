package io.github.carillon.core.fcm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.tls.Pem;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who pushes: what is in the key file that Google gives for a service account.
 *
 * @param projectId the Firebase project
 * @param clientEmail the account's name
 * @param keyId which of its keys this is, or null
 * @param key the key
 * @param tokenUri where it is given tokens
 * @see <a href="https://firebase.google.com/docs/cloud-messaging/auth-server">how the file is got</a>
 */
record ServiceAccount(
        String projectId, String clientEmail, @Nullable String keyId, RSAPrivateKey key, URI tokenUri) {

    private static final String TYPE = "service_account";
    private static final String EMAIL = "client_email";
    private static final String KEY = "private_key";
    private static final String PROJECT = "project_id";
    private static final String TOKEN_URI = "token_uri";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the file holds. Reasons name its fields, and nothing of what is in them. */
    static Validated<ServiceAccount> parse(String text) {
        JsonNode file = json(text);
        String type = file.path("type").asText("");
        if (!type.equals(TYPE)) {
            return Validated.invalid("must be the JSON key file of a Google service account, which says \"type\": \""
                    + TYPE + "\": Firebase console, Project settings, Service accounts, Generate new private key");
        }
        Optional<String> missing = Stream.of(PROJECT, EMAIL, KEY, TOKEN_URI)
                .filter(field -> file.path(field).asText("").isBlank())
                .findFirst();
        return missing.isPresent()
                ? Validated.invalid("is a key file without " + missing.get() + ": take the file as Google gave it")
                : read(file);
    }

    private static Validated<ServiceAccount> read(JsonNode file) {
        String project = file.path(PROJECT).asText();
        if (!project.matches("[a-z][a-z0-9.:-]{1,99}")) {
            return Validated.invalid("is a key file whose project_id is no project's id, such as shop-1a2b3");
        }
        return key(file.path(KEY).asText())
                .flatMap(key -> Types.SERVICE_URL
                        .parse(file.path(TOKEN_URI).asText())
                        .named("is a key file whose token_uri")
                        .map(tokenUri -> new ServiceAccount(
                                project,
                                file.path(EMAIL).asText(),
                                file.path("private_key_id").asText(null),
                                key,
                                tokenUri)));
    }

    private static Validated<RSAPrivateKey> key(String pem) {
        Validated<RSAPrivateKey> unfit = Validated.invalid(
                "is a key file whose private_key is no RSA key in PEM (PKCS#8): take it as Google gave it");
        return Pem.key(pem, null)
                .match(key -> key instanceof RSAPrivateKey rsa ? Validated.valid(rsa) : unfit, unreadable -> unfit);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read == null ? JSON.missingNode() : read;
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "ServiceAccount[" + clientEmail + "]";
    }
}
