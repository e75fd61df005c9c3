package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.TwilioAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultReadersTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_reply_of_the_mail_server_is_read() {
        Fault expected = Fault.reply(Fault.Phase.RCPT, "451 4.3.0 later").times(3);

        assertThat(fault("{'phase':'rcpt','reply':'451 4.3.0 later','times':3}"))
                .contains(expected);
    }

    @Test
    void without_times_a_fault_happens_once() {
        assertThat(fault("{'phase':'body','reply':'drop'}")).contains(Fault.drop(Fault.Phase.BODY));
        assertThat(fault("{'phase':'dot','reply':'stall'}")).contains(Fault.stall(Fault.Phase.DOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'phase':'noon','reply':'drop'} phase",
                "{'phase':3,'reply':'drop'} phase",
                "{'reply':'drop'} phase",
                "{'phase':'dot'} reply",
                "{'phase':'dot','reply':'later'} reply",
                "{'phase':'dot','reply':'451 4.3.0 later\\r\\n250 fine'} reply",
                "{'phase':'body','reply':'451 4.3.0 later'} reply",
                "{'phase':'dot','reply':'drop','times':0} times",
                "{'phase':'dot','reply':'drop','delay':1} delay"
            })
    void a_wrong_field_of_a_mail_servers_fault_is_named(String given) {
        String body = given.substring(0, given.lastIndexOf(' '));
        JsonFields fields = fields(body, SmtpFaultReader.FIELDS);

        assertThat(SmtpFaultReader.read(fields)).isEmpty();
        assertThat(fields.mistakes())
                .extracting(Mistake::field)
                .containsExactly(given.substring(given.lastIndexOf(' ') + 1));
    }

    @Test
    void nothing_at_all_means_that_twilio_answers_normally_once() {
        assertThat(answer("")).contains(TwilioAnswer.normal());
        assertThat(answer("{}")).contains(TwilioAnswer.normal());
    }

    @Test
    void every_way_in_which_twilio_may_answer_is_read() {
        assertThat(answer("{'status':429,'retryAfter':7,'times':2}"))
                .contains(TwilioAnswer.status(429).retryAfter(7).times(2));
        assertThat(answer("{'status':502,'body':'html'}"))
                .contains(TwilioAnswer.status(502).with(TwilioAnswer.Body.HTML));
        assertThat(answer("{'status':201,'body':'empty'}"))
                .contains(TwilioAnswer.normal().with(TwilioAnswer.Body.EMPTY));
        assertThat(answer("{'mode':'drop'}")).contains(TwilioAnswer.drop());
        assertThat(answer("{'mode':'slow'}")).contains(TwilioAnswer.slow());
    }

    @Test
    void every_wrong_field_of_twilios_answer_is_named_at_once() {
        JsonFields fields = fields(
                "{'status':250,'retryAfter':-1,'body':'xml','mode':'fast','times':'2','x':1}",
                TwilioAnswerReader.FIELDS);

        assertThat(TwilioAnswerReader.read(fields)).isEmpty();
        assertThat(fields.mistakes())
                .extracting(Mistake::field)
                .containsExactlyInAnyOrder("status", "retryAfter", "body", "mode", "times", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'text'", "{'status':", "null"})
    void what_is_no_object_is_said_to_be_none(String body) {
        JsonFields fields = fields(body, TwilioAnswerReader.FIELDS);

        assertThat(TwilioAnswerReader.read(fields)).isEmpty();
        assertThat(fields.mistakes()).extracting(Mistake::field).containsExactly("(body)");
    }

    private Optional<Fault> fault(String body) {
        return SmtpFaultReader.read(fields(body, SmtpFaultReader.FIELDS));
    }

    private Optional<TwilioAnswer> answer(String body) {
        return TwilioAnswerReader.read(fields(body, TwilioAnswerReader.FIELDS));
    }

    private JsonFields fields(String body, List<String> known) {
        return JsonFields.read(json, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), known);
    }
}
