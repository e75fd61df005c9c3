package io.github.carillon.core.webpush;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.DefaultVAPIDJWTGeneratorFactory;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says to push services who sends (RFC 8292): by a token for each of them, which is used again until it is about to
 * expire. Safe for use from any thread.
 */
final class VapidTokens {

    /** At most a day is allowed. */
    private static final Duration LIFE = Duration.ofHours(12);

    /** Clocks differ, and a token may wait with its request. */
    private static final Duration RESERVE = Duration.ofHours(1);

    /** There are few push services, but whoever registers a device may name any. */
    private static final int MOST = 100;

    private final VAPIDKeyPair keys;
    private final String subject;
    private final Clock clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > MOST;
        }
    };

    VapidTokens(VapidKeyPair pair, String subject, Clock clock) {
        this.keys = VAPIDKeyPairs.of(
                PrivateKeySources.ofECPrivateKey(pair.hidden()),
                PublicKeySources.ofECPublicKey(pair.open()),
                // else it would look for one on the class path
                new DefaultVAPIDJWTGeneratorFactory()::create);
        this.subject = subject;
        this.clock = clock;
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @param origin the push service's (RFC 6454), without a port that goes without saying
     */
    synchronized String authorization(String origin) {
        Instant now = clock.instant();
        Token known = tokens.get(origin);
        if (known != null && now.isBefore(known.expiry.minus(RESERVE)) && !now.isBefore(known.expiry.minus(LIFE))) {
            return known.authorization;
        }
        Instant expiry = now.plus(LIFE);
        VAPIDJWTParam claims = VAPIDJWTParam.getBuilder()
                .resourceURLString(origin)
                .expirationTime(expiry)
                .subject(subject)
                .build();
        Token made = new Token(keys.generateAuthorizationHeaderValue(claims), expiry);
        tokens.put(origin, made);
        return made.authorization;
    }

    /** How many it keeps. */
    synchronized int kept() {
        return tokens.size();
    }

    private record Token(String authorization, Instant expiry) {}
}
