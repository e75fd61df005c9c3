package io.github.carillon.testserver;

/** Plays the token endpoint of an identity provider; its path is {@code /token}. */
public final class TokenTestServer extends ServiceTestServer {

    private final TokenIssuer issuer;

    private TokenTestServer(TokenClient client) {
        this.issuer = new TokenIssuer(client);
    }

    /** Starts one on a free port. */
    public static TokenTestServer start(TokenClient client) {
        TokenTestServer testServer = new TokenTestServer(client);
        testServer.listen();
        return testServer;
    }

    /** Whether it gave this token and did not revoke it. */
    public boolean knows(String token) {
        return issuer.knows(token);
    }

    /** Has every token given so far be refused. */
    public void revokeAll() {
        issuer.revokeAll();
    }

    @Override
    Reply answer(ServiceRequest request) {
        return request.is("POST", "/token") ? issuer.answer(request) : Reply.json(404, "{}");
    }
}
