package io.github.carillon.testserver;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Gives access tokens for client credentials (RFC 6749 section 4.4), and knows those it gave. Thread-safe. */
final class TokenIssuer {

    private final TokenClient client;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();

    TokenIssuer(TokenClient client) {
        this.client = client;
    }

    Reply answer(ServiceRequest request) {
        Form form = Form.parse(request.text());
        if (!request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request", "the body is no form");
        }
        if (!"client_credentials".equals(form.first("grant_type"))) {
            return error(400, "unsupported_grant_type", "only client_credentials");
        }
        if (!client.id().equals(form.first("client_id")) || !client.secret().equals(form.first("client_secret"))) {
            return error(401, "invalid_client", "AADSTS7000215: Invalid client secret " + form.first("client_secret"));
        }
        if (!client.scope().equals(form.first("scope"))) {
            return error(400, "invalid_scope", "AADSTS70011: The scope is not valid");
        }
        String token = "token-" + UUID.randomUUID();
        valid.add(token);
        return Reply.json(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":" + client.lifeSeconds() + ",\"access_token\":\"" + token
                        + "\"}");
    }

    boolean knows(String token) {
        return valid.contains(token);
    }

    void revokeAll() {
        valid.clear();
    }

    private static Reply error(int status, String code, String text) {
        return Reply.json(status, "{\"error\":\"" + code + "\",\"error_description\":\"" + text + "\"}");
    }
}
