package io.github.carillon.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioMessage;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Twilio test server by HTTP: what it took, and how it answers next. */
@RestController
final class TwilioController {

    /**
     * What the test server saw.
     *
     * @param requests every POST, taken or not
     * @param messages newest last
     */
    record Sms(int requests, List<Message> messages) {}

    /** A message as it was posted, and what became of it. */
    record Message(
            String to, @Nullable String from, @Nullable String body, String sid, String status, Instant receivedAt) {

        static Message of(TwilioMessage taken) {
            String from = taken.from() == null ? taken.messagingServiceSid() : taken.from();
            return new Message(taken.to(), from, taken.body(), taken.sid(), taken.status(), taken.receivedAt());
        }
    }

    private final TwilioTestServer twilio;
    private final ObjectMapper json;

    TwilioController(TwilioTestServer twilio, ObjectMapper json) {
        this.twilio = twilio;
        this.json = json;
    }

    @GetMapping(path = "/sandbox/sms", produces = MediaType.APPLICATION_JSON_VALUE)
    Sms sms() {
        return new Sms(
                twilio.requests(), twilio.messages().stream().map(Message::of).toList());
    }

    /** Takes the body as it comes, so that a request without a Content-Type is understood too. */
    @PostMapping("/sandbox/twilio/next")
    ResponseEntity<Object> next(InputStream body) throws IOException {
        JsonFields fields = JsonFields.read(json, body.readAllBytes(), TwilioAnswerReader.FIELDS);
        Optional<TwilioAnswer> answer = TwilioAnswerReader.read(fields);
        answer.ifPresent(twilio::next);
        return answer.isPresent() ? Told.done() : Told.refused(fields.mistakes());
    }
}
