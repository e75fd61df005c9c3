package io.github.carillon.standin;

/** Plays the token endpoint of an identity provider; its path is {@code /token}. */
public final class TokenStandIn extends ServiceStandIn {

    private final TokenIssuer issuer;

    private TokenStandIn(TokenClient client) {
        this.issuer = new TokenIssuer(client);
    }

    /** Starts one on a free port. */
    public static TokenStandIn start(TokenClient client) {
        TokenStandIn standIn = new TokenStandIn(client);
        standIn.listen();
        return standIn;
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
