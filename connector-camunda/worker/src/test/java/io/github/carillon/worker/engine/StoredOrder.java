package io.github.carillon.worker.engine;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a process application of somebody else's stores. */
public final class StoredOrder implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How it is going. */
    public enum State {
        OPEN,
        SHIPPED
    }

    public String getCustomer() {
        return "Ann";
    }

    public BigDecimal getAmount() {
        return new BigDecimal("19.90");
    }

    public BigInteger getNumber() {
        return new BigInteger("12345678901234567890123");
    }

    public double getWeight() {
        return 4.915112345678E12;
    }

    public State getState() {
        return State.SHIPPED;
    }

    public Date getOrdered() {
        return Date.from(Instant.EPOCH);
    }

    public Set<String> getTags() {
        return new LinkedHashSet<>(List.of("new", "urgent"));
    }

    public String[] getCopies() {
        return new String[] {"bob@example.org", "eve@example.org"};
    }

    /** Of a class that the engine lacks, as far as anybody can tell. */
    public static final class Gone implements Serializable {

        private static final long serialVersionUID = 1L;

        private Object readResolve() throws ObjectStreamException {
            throw new InvalidObjectException("no such class");
        }
    }

    /** Of which some can be told and the rest cannot. */
    public static final class Broken implements Serializable {

        private static final long serialVersionUID = 1L;

        private final int length;

        public Broken(int length) {
            this.length = length;
        }

        public String getBeginning() {
            return "x".repeat(length);
        }

        public String getRest() {
            if (length > 0) {
                throw new IllegalStateException("it cannot be told");
            }
            return "";
        }
    }

    /** In itself. */
    public static final class Endless implements Serializable {

        private static final long serialVersionUID = 1L;

        public Endless getSelf() {
            return this;
        }
    }
}
