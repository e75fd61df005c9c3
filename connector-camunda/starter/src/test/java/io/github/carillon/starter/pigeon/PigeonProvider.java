package io.github.carillon.starter.pigeon;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.connection.MailConnection;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A mail service that nobody has: all that a new type of connection takes, beside the line that registers it. */
public final class PigeonProvider implements ChannelProvider {

    private static final Key<String> LOFT = Key.required("loft", Types.TEXT, "where the pigeons live");
    private static final Key<Integer> PIGEONS =
            Key.standard("pigeons", Types.number(1, 9), "3", "how many of them fly at the same time");

    @Override
    public String type() {
        return "pigeon";
    }

    @Override
    public Use use() {
        return Use.MAIL_SERVICE;
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(LOFT, PIGEONS);
    }

    @Override
    public void check(Section section) {
        if (section.parsed(LOFT).filter("none"::equals).isPresent() && section.has(PIGEONS)) {
            section.mistake(PIGEONS.name(), "needs a loft");
        }
    }

    @Override
    public ConnectionSettings settings(Section section) {
        return new Pigeons(section.get(LOFT), section.get(PIGEONS));
    }

    private record Pigeons(String loft, int maxConnections) implements ConnectionSettings {

        @Override
        public Optional<FileLimit> files() {
            return Optional.of(FileLimit.putTogether(100));
        }

        @Override
        public MailConnection open(Clock clock) {
            return new Flight(loft);
        }
    }

    private record Flight(String loft) implements MailConnection {

        @Override
        public String kind() {
            return "pigeon";
        }

        @Override
        public Outcome send(Delivery<Mail> delivery) {
            return new Outcome.Accepted(loft + " to " + delivery.message().to().value(), null);
        }

        @Override
        public Health check() {
            return new Health(true, loft + " is awake");
        }

        @Override
        public void close() {}
    }
}
