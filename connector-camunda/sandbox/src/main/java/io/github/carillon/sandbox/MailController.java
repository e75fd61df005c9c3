package io.github.carillon.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.testserver.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mail catcher by HTTP: what it caught, and how it behaves next. */
@RestController
final class MailController {

    private final MailCatcher catcher;
    private final ObjectMapper json;

    MailController(MailCatcher catcher, ObjectMapper json) {
        this.catcher = catcher;
        this.json = json;
    }

    /** Newest last. */
    @GetMapping(path = "/sandbox/mails", produces = MediaType.APPLICATION_JSON_VALUE)
    List<CaughtMail> mails() {
        return catcher.mails();
    }

    /** Takes the body as it comes, so that a request without a Content-Type is understood too. */
    @PostMapping("/sandbox/smtp/next")
    ResponseEntity<Object> next(InputStream body) throws IOException {
        JsonFields fields = JsonFields.read(json, body.readAllBytes(), SmtpFaultReader.FIELDS);
        Optional<Fault> fault = SmtpFaultReader.read(fields);
        fault.ifPresent(catcher::next);
        return fault.isPresent() ? Told.done() : Told.refused(fields.mistakes());
    }
}
