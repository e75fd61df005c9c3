package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import java.util.List;

/** The keys that say how far messages may go. */
final class GovernanceKeys {

    /** The rules there are. */
    enum Mode {
        DELIVER,
        REDIRECT,
        ALLOW_LIST,
        HOLD
    }

    static final Key<Mode> MODE = Key.standard(
            "governance.mode",
            Types.choice(Mode.class),
            "deliver",
            "how far messages may go, whatever a task says. `deliver`: to whom they are for; `redirect`: all to one"
                    + " mailbox and one number, and a mail says in `X-Original-To` whom it was for and has no copies;"
                    + " `allow-list`: only to who is listed, others are held, a copy alone where one is not; `hold`:"
                    + " nothing is sent. What is held counts as accepted, with the status `held`, and is not sent"
                    + " later");
    static final Key<EmailAddress> REDIRECT_MAIL =
            Key.optional("governance.redirect-mail", Types.MAIL_ADDRESS, "where all mails go with `redirect`");
    static final Key<PhoneNumber> REDIRECT_SMS =
            Key.optional("governance.redirect-sms", Types.PHONE_NUMBER, "where all text messages go with `redirect`");
    static final Key<Governance.AllowList> ALLOW = Key.optional(
            "governance.allow",
            AllowListType.ALLOW_LIST,
            "who gets messages with `allow-list`: domains (without their subdomains), mail addresses and numbers");

    static final List<Key<?>> ALL = List.of(MODE, REDIRECT_MAIL, REDIRECT_SMS, ALLOW);

    private GovernanceKeys() {}
}
