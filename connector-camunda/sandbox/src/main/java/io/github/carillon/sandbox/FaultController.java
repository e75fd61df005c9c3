package io.github.carillon.sandbox;

import io.github.carillon.testserver.TwilioTestServer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is still to go wrong, by HTTP: the page says so as long as it is true. */
@RestController
final class FaultController {

    /**
     * How often each of the two is still to misbehave.
     *
     * @param smtp the mail server
     * @param twilio Twilio
     */
    record ToCome(int smtp, int twilio) {}

    private final MailCatcher mail;
    private final TwilioTestServer twilio;

    FaultController(MailCatcher mail, TwilioTestServer twilio) {
        this.mail = mail;
        this.twilio = twilio;
    }

    @GetMapping(path = "/sandbox/faults", produces = MediaType.APPLICATION_JSON_VALUE)
    ToCome toCome() {
        return new ToCome(mail.faultsToCome(), twilio.answersToCome());
    }
}
