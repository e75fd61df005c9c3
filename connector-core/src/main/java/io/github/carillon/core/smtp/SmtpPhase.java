package io.github.carillon.core.smtp;

/** How far a conversation got, in its order (RFC 5321 section 3). What a failure means depends on it. */
enum SmtpPhase {
    CONNECT("the connection"),
    EHLO("EHLO"),
    STARTTLS("STARTTLS"),
    AUTH("the login"),
    MAIL("MAIL"),
    RCPT("RCPT"),
    DATA("DATA"),
    BODY("the message"),
    /** From here on the server may have taken the message, whatever we hear. */
    FINAL_DOT("the end of the message");

    private final String label;

    SmtpPhase(String label) {
        this.label = label;
    }

    /** The phase in a sentence. */
    String label() {
        return label;
    }

    /** True while only our own settings were judged, and nothing of a recipient or a message was said. */
    boolean beforeRecipients() {
        return compareTo(RCPT) < 0;
    }
}
