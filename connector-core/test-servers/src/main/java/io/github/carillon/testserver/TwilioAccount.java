package io.github.carillon.testserver;

import java.util.Map;

/**
 * The one account that a {@link TwilioTestServer} knows.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 * @param authToken the account's own password
 * @param apiKeys secrets by API key SID ({@code SK…}); a key may send and read messages, but not read the account, as
 *     with Twilio's standard keys
 */
public record TwilioAccount(String sid, String authToken, Map<String, String> apiKeys) {

    public TwilioAccount {
        apiKeys = Map.copyOf(apiKeys);
    }

    /** An account without API keys. */
    public TwilioAccount(String sid, String authToken) {
        this(sid, authToken, Map.of());
    }

    /** Names the account and shows no secret. */
    @Override
    public String toString() {
        return "TwilioAccount[" + sid + "]";
    }

    boolean admits(String user, String password) {
        return ownerIs(user, password) || password.equals(apiKeys.get(user));
    }

    boolean ownerIs(String user, String password) {
        return sid.equals(user) && authToken.equals(password);
    }
}
