package io.github.carillon.core.connection;

/** What a connection serves; each use by tasks that name no connection has a default of its own. */
public enum Use {
    /** Mail by a mail server. */
    SMTP(Carried.MAIL, "mail by a mail server"),
    /** Mail by a mail service's API. */
    MAIL_SERVICE(Carried.MAIL, "mail by a mail service"),
    /** Text messages. */
    SMS(Carried.SMS, "text messages"),
    /** Pushes to devices; each device says by which connection. */
    PUSH(Carried.PUSH, "pushes to devices"),
    /** Webhooks to other systems; no task goes by them. */
    WEBHOOK(Carried.WEBHOOK, "webhooks to other systems");

    private final Carried carried;
    private final String words;

    Use(Carried carried, String words) {
        this.carried = carried;
        this.words = words;
    }

    /** What such a connection carries. */
    public Carried carried() {
        return carried;
    }

    /** What it is for, in words. */
    @Override
    public String toString() {
        return words;
    }

    /** The kinds of messages that connections carry. */
    public enum Carried {
        /** Mail. */
        MAIL("mail"),
        /** Text messages. */
        SMS("text messages"),
        /** Pushes. */
        PUSH("pushes"),
        /** Webhooks. */
        WEBHOOK("webhooks");

        private final String words;

        Carried(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
