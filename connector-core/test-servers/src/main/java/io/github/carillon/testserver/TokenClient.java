package io.github.carillon.testserver;

/**
 * Who is given tokens.
 *
 * @param id the client's id
 * @param secret its secret
 * @param scope what it may ask for
 * @param lifeSeconds how long a token is said to last
 */
public record TokenClient(String id, String secret, String scope, long lifeSeconds) {
    @Override
    public String toString() {
        return "TokenClient[***]";
    }
}
