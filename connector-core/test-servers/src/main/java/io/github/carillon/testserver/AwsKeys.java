package io.github.carillon.testserver;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lends temporary access keys, as AWS does to whoever has a role, and knows those it lent. Thread-safe. */
public final class AwsKeys {

    private final Clock clock;
    private final List<AwsKey> lent = new CopyOnWriteArrayList<>();
    private volatile Duration life = Duration.ofHours(1);

    /**
     * @param clock the same as its borrowers have
     */
    public AwsKeys(Clock clock) {
        this.clock = clock;
    }

    /** Has the keys from now on last so long. */
    public void last(Duration newLife) {
        life = newLife;
    }

    /** Those lent so far, oldest first. */
    public List<AwsKey> lent() {
        return List.copyOf(lent);
    }

    AwsKey lend() {
        String random = UUID.randomUUID().toString();
        AwsKey key = new AwsKey(
                "ASIA" + random.replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT),
                "secret-key-of-" + random,
                "session-token-of-" + random,
                clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS));
        lent.add(key);
        return key;
    }

    Optional<AwsKey> find(String id) {
        return lent.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** As containers and instances are told it. */
    String json() {
        AwsKey key = lend();
        return """
            {"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"%s","SecretAccessKey":"%s","Token":"%s",
             "LastUpdated":"%s","Expiration":"%s"}\
            """.formatted(
                key.id(), key.secret(), key.token(), clock.instant().truncatedTo(ChronoUnit.SECONDS), key.until());
    }
}
