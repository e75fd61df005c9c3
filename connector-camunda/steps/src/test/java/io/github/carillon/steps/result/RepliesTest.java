package io.github.carillon.steps.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.parameter.OnError;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RepliesTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("id-1", "queued");
    private static final Outcome REFUSED = new Outcome.Refused("5.1.1", "no such mailbox");
    private static final Outcome MISCONFIGURED = new Outcome.Misconfigured("5.7.8", "wrong password");
    private static final Outcome DEFERRED = new Outcome.Deferred("4.2.1", "later", null);
    private static final Outcome IN_FLIGHT =
            new Outcome.Deferred("IN_FLIGHT", "another worker is sending it", Duration.ofSeconds(40));
    private static final Outcome UNKNOWN = new Outcome.Unknown("CONNECTION_LOST", "no answer");
    private static final Map<String, Object> OUTPUTS = Map.of("outputs", "set");

    private static final Outcome LEFT_ALONE =
            new Outcome.Deferred("BREAKER_OPEN", "connection \"main\" is not used", Duration.ofSeconds(10));
    private static final Outcome NO_LEDGER = new Outcome.Deferred("LEDGER_UNAVAILABLE", "no answer", null);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Replies replies = repliesBy(RetryPolicy.standard());
    private Integer attempts;
    private Duration maxAge;
    private OnError onError = OnError.INCIDENT;
    private WhenUnknown whenUnknown = WhenUnknown.REPEAT;

    @Test
    void a_mistake_is_an_incident_at_once_that_names_it() {
        assertThat(replies.reply(Tasks.fresh(), new Result.InvalidStep("subject is required; to is required")))
                .isEqualTo(new TaskReply.Incident(
                        "Invalid step configuration: subject is required; to is required",
                        "subject is required; to is required"));
    }

    @Test
    void what_was_postponed_is_tried_again_until_an_operator_is_called() {
        Result postponed = new Result.Retryable("DIRECTORY_UNAVAILABLE", "no answer");

        assertThat(replies.reply(Tasks.fresh(), postponed))
                .isEqualTo(new TaskReply.Retry(
                        "DIRECTORY_UNAVAILABLE: no answer; what was accepted before is not sent again",
                        "",
                        5,
                        Duration.ofSeconds(5)));
        assertThat(replies.reply(Tasks.left(2), postponed))
                .isEqualTo(new TaskReply.Retry(
                        "DIRECTORY_UNAVAILABLE: no answer; what was accepted before is not sent again",
                        "",
                        1,
                        Duration.ofSeconds(1280)));
        assertThat(replies.reply(Tasks.left(1), postponed))
                .isEqualTo(new TaskReply.Incident(
                        "DIRECTORY_UNAVAILABLE: no answer; what was accepted before is not sent again", ""));
    }

    @Test
    void what_was_accepted_completes() {
        assertThat(reply(Tasks.fresh(), ACCEPTED, ACCEPTED)).isEqualTo(new TaskReply.Complete(OUTPUTS));
    }

    @Test
    void somebody_skipped_beside_one_who_got_it_completes() {
        Report report = new Report(entries(ACCEPTED), List.of(new Skipped("ghost", "unknown user")));

        assertThat(reply(Tasks.fresh(), report)).isEqualTo(new TaskReply.Complete(OUTPUTS));
    }

    @ParameterizedTest
    @EnumSource(OnError.class)
    void what_was_deferred_is_tried_again_whatever_the_policy(OnError policy) {
        onError = policy;

        assertThat(reply(Tasks.fresh(), DEFERRED))
                .isEqualTo(new TaskReply.Retry(
                        "fake to a***: 4.2.1 later", "fake to a***: 4.2.1 later", 5, Duration.ofSeconds(5)));
    }

    @Test
    void the_wait_grows_with_each_attempt() {
        assertThat(retry(reply(Tasks.left(5), DEFERRED)).delay()).isEqualTo(Duration.ofSeconds(20));
        assertThat(retry(reply(Tasks.left(2), DEFERRED)).delay()).isEqualTo(Duration.ofSeconds(1280));
        assertThat(retry(reply(Tasks.left(2), DEFERRED)).left()).isEqualTo(1);
    }

    @Test
    void the_longest_wait_that_a_channel_asked_for_counts() {
        Outcome soon = new Outcome.Deferred("429", "too many", Duration.ofSeconds(7));
        Outcome late = new Outcome.Deferred("429", "too many", Duration.ofSeconds(70));

        assertThat(retry(reply(Tasks.fresh(), soon, late, soon)).delay()).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void when_attempts_are_used_up_a_deferred_delivery_counts_as_refused() {
        assertThat(reply(Tasks.left(1), DEFERRED)).isInstanceOf(TaskReply.Incident.class);

        onError = OnError.CONTINUE;
        assertThat(reply(Tasks.left(1), DEFERRED)).isEqualTo(new TaskReply.Complete(OUTPUTS));
        assertThat(reply(Tasks.left(0), DEFERRED)).isEqualTo(new TaskReply.Complete(OUTPUTS));

        onError = OnError.BPMN_ERROR;
        assertThat(reply(Tasks.left(1), DEFERRED)).isInstanceOf(TaskReply.BpmnError.class);
    }

    @Test
    void an_operator_may_grant_more_attempts_than_usual() {
        TaskReply.Retry retry = retry(reply(Tasks.left(20), DEFERRED));

        assertThat(retry.left()).isEqualTo(19);
        assertThat(retry.delay()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waiting_for_another_worker_uses_up_no_attempt() {
        assertThat(retry(reply(Tasks.fresh(), IN_FLIGHT)).left()).isEqualTo(6);
        assertThat(retry(reply(Tasks.left(1), IN_FLIGHT)).left()).isEqualTo(1);
        assertThat(retry(reply(Tasks.left(0), IN_FLIGHT)).left()).isEqualTo(1);
        assertThat(retry(reply(Tasks.fresh(), IN_FLIGHT)).delay()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void waiting_for_another_worker_beside_a_failure_of_ones_own_uses_up_one() {
        assertThat(retry(reply(Tasks.left(3), IN_FLIGHT, DEFERRED)).left()).isEqualTo(2);
    }

    @Test
    void the_steps_number_of_attempts_goes_before_the_connections_and_that_before_the_general_one() {
        assertThat(retry(reply(Tasks.fresh(), DEFERRED)).left()).isEqualTo(5);

        replies = repliesBy(new RetryPolicy(6, Map.of("main", 3), Duration.ofSeconds(5), Duration.ofHours(1), null));
        assertThat(retry(reply(Tasks.fresh(), DEFERRED)).left()).isEqualTo(2);
        assertThat(retry(reply(Tasks.left(2), DEFERRED)).delay()).isEqualTo(Duration.ofSeconds(20));

        attempts = 1;
        assertThat(incident(reply(Tasks.fresh(), DEFERRED)).message())
                .isEqualTo("Not sent, and the attempts are used up: fake to a***: 4.2.1 later. A retry tries again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREAKER_OPEN", "RATE_LIMITED", "LEDGER_UNAVAILABLE"})
    void what_waits_for_its_turn_uses_up_no_attempt_however_long_it_waits(String code) {
        Outcome waiting = new Outcome.Deferred(code, "wait", Duration.ofSeconds(10));

        assertThat(retry(reply(Tasks.fresh(), waiting)).left()).isEqualTo(6);
        assertThat(retry(reply(Tasks.left(1), waiting)).left()).isEqualTo(1);
        assertThat(retry(reply(Tasks.left(1), waiting)).delay())
                .as("not the long wait of a last attempt")
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_first_who_finds_a_connection_broken_calls_the_operator_though_others_of_his_wait_for_the_repair() {
        assertThat(incident(reply(Tasks.fresh(), MISCONFIGURED, LEFT_ALONE, LEFT_ALONE))
                        .message())
                .isEqualTo("Connection \"main\" must be repaired. 1 of 3 deliveries, the first: fake to a***: 5.7.8"
                        + " wrong password. Nothing was sent; retry when it is repaired.");
        assertThat(reply(Tasks.fresh(), LEFT_ALONE)).isInstanceOf(TaskReply.Retry.class);
    }

    @Test
    void a_task_that_would_be_tried_again_too_late_is_refused_now() {
        maxAge = Duration.ofMinutes(10);
        Task young = Tasks.created(NOW.minusSeconds(595), null);
        Task old = Tasks.created(NOW.minusSeconds(596), null);

        assertThat(reply(young, ACCEPTED, DEFERRED)).as("in 5 s").isInstanceOf(TaskReply.Retry.class);
        assertThat(incident(reply(old, ACCEPTED, DEFERRED)).message())
                .isEqualTo("Not sent in time: 1 of 2 deliveries, the first: fake to b***: TOO_OLD it was to be sent by"
                        + " 2026-03-01T12:00:04Z at the latest; the last attempt: 4.2.1 later."
                        + " A retry sends it nevertheless.");
        onError = OnError.CONTINUE;
        assertThat(reply(old, DEFERRED)).isEqualTo(new TaskReply.Complete(OUTPUTS));
    }

    @Test
    void the_workers_limit_holds_where_the_step_has_none() {
        replies =
                repliesBy(new RetryPolicy(6, Map.of(), Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(2)));

        assertThat(reply(Tasks.created(NOW.minus(Duration.ofDays(2)), null), DEFERRED))
                .isInstanceOf(TaskReply.Incident.class);
        assertThat(reply(Tasks.created(NOW.minus(Duration.ofDays(1)), null), DEFERRED))
                .isInstanceOf(TaskReply.Retry.class);
        assertThat(reply(Tasks.fresh(), DEFERRED))
                .as("an engine that does not say when")
                .isInstanceOf(TaskReply.Retry.class);
    }

    @Test
    void nothing_is_called_too_old_that_may_have_been_sent() {
        maxAge = Duration.ofMinutes(10);
        Task old = Tasks.created(NOW.minus(Duration.ofDays(1)), 1);

        assertThat(reply(old, IN_FLIGHT)).isInstanceOf(TaskReply.Retry.class);
        assertThat(reply(old, NO_LEDGER)).isInstanceOf(TaskReply.Retry.class);
        assertThat(reply(old, NO_LEDGER, DEFERRED)).isInstanceOf(TaskReply.Retry.class);
        assertThat(incident(reply(old, UNKNOWN)).message()).startsWith("The outcome is unknown");
    }

    @ParameterizedTest
    @EnumSource(OnError.class)
    void what_an_earlier_attempt_may_have_sent_is_never_called_not_sent(OnError policy) {
        onError = policy;
        String doubt = "The outcome is unknown: nobody can tell whether this was sent. fake to a***: 4.2.1 later; an"
                + " earlier attempt may have been made. A retry sends it again.";

        assertThat(reply(Tasks.fresh(), DEFERRED.markPossiblySent())).isInstanceOf(TaskReply.Retry.class);
        assertThat(incident(reply(Tasks.left(1), DEFERRED.markPossiblySent())).message())
                .isEqualTo(doubt);
        Outcome broken = new Outcome.Misconfigured("5.7.8", "wrong password").markPossiblySent();
        assertThat(incident(reply(Tasks.fresh(), broken)).message())
                .contains("an earlier attempt may have been made")
                .doesNotContain("Nothing was sent");
        assertThat(incident(reply(Tasks.fresh(), REFUSED.markPossiblySent(), new Outcome.Misconfigured("535", "wrong")))
                        .message())
                .doesNotContain("Nothing was sent");
        maxAge = Duration.ofMinutes(1);
        Task old = Tasks.created(NOW.minus(Duration.ofDays(1)), null);
        assertThat(incident(reply(old, DEFERRED.markPossiblySent())).message()).isEqualTo(doubt);
    }

    @Test
    void a_refusal_and_attempts_that_are_used_up_are_told_apart() {
        assertThat(incident(reply(Tasks.left(1), REFUSED, DEFERRED)).message())
                .isEqualTo("Not sent, and the attempts are used up: 1 of 2 deliveries, the first: fake to b***: 4.2.1"
                        + " later. A retry tries again. Refused: 1 of 2 deliveries, the first: fake to a***: 5.1.1 no"
                        + " such mailbox");
    }

    @Test
    void a_refusal_is_what_the_designer_wants_it_to_be() {
        String text = "Refused: fake to a***: 5.1.1 no such mailbox";
        TaskReply.Incident incident = new TaskReply.Incident(text, "fake to a***: 5.1.1 no such mailbox");
        assertThat(reply(Tasks.fresh(), REFUSED)).isEqualTo(incident);

        onError = OnError.CONTINUE;
        assertThat(reply(Tasks.fresh(), REFUSED)).isEqualTo(new TaskReply.Complete(OUTPUTS));

        onError = OnError.BPMN_ERROR;
        TaskReply.Incident uncaught = new TaskReply.Incident(
                "Nothing in the model catches the BPMN error NOTIFICATION_REFUSED. " + text, incident.details());
        assertThat(reply(Tasks.fresh(), REFUSED))
                .isEqualTo(new TaskReply.BpmnError("NOTIFICATION_REFUSED", text, OUTPUTS, uncaught));
    }

    @Test
    void one_refusal_among_many_is_told_with_how_many() {
        TaskReply.Incident incident = incident(reply(Tasks.fresh(), ACCEPTED, REFUSED, ACCEPTED, REFUSED));

        assertThat(incident.message())
                .isEqualTo("Refused: 2 of 4 deliveries, the first: fake to b***: 5.1.1 no such mailbox");
        assertThat(incident.details().lines())
                .containsExactly("fake to b***: 5.1.1 no such mailbox", "fake to d***: 5.1.1 no such mailbox");
    }

    @ParameterizedTest
    @EnumSource(OnError.class)
    void what_an_operator_must_repair_is_an_incident_even_under_continue(OnError policy) {
        onError = policy;

        assertThat(incident(reply(Tasks.fresh(), MISCONFIGURED)).message())
                .isEqualTo("Connection \"main\" must be repaired. fake to a***: 5.7.8 wrong password."
                        + " Nothing was sent; retry when it is repaired.");
    }

    @Test
    void what_a_step_brought_itself_is_its_own_fault_and_not_the_connections() {
        Outcome own = new Outcome.Misconfigured("21606", "no such sender", Outcome.Scope.TASK);

        assertThat(incident(reply(Tasks.fresh(), own)).message())
                .isEqualTo(
                        "What this step brings itself must be repaired, its from; connection \"main\" is not at fault."
                                + " fake to a***: 21606 no such sender. Nothing was sent; retry when it is repaired.");
        Report texts = new Report(List.of(new Report.Entry("mary", "sms", "text", "+15***06", own)), List.of());
        assertThat(incident(reply(Tasks.fresh(), texts)).message())
                .startsWith(
                        "What this step brings itself must be repaired, its FROM, MESSAGING_SERVICE_SID, ACCOUNT_SID"
                                + " or AUTH_TOKEN; connection \"text\" is not at fault.");
    }

    @Test
    void a_connection_that_broke_after_some_were_accepted_does_not_say_that_nothing_was_sent() {
        assertThat(incident(reply(Tasks.fresh(), ACCEPTED, MISCONFIGURED)).message())
                .isEqualTo("Connection \"main\" must be repaired. 1 of 2 deliveries, the first:"
                        + " fake to b***: 5.7.8 wrong password."
                        + " Retry when it is repaired: what was accepted is not sent again.");
    }

    @Test
    void what_may_still_work_is_tried_before_anybody_is_called() {
        assertThat(reply(Tasks.fresh(), REFUSED, MISCONFIGURED, DEFERRED)).isInstanceOf(TaskReply.Retry.class);
        assertThat(incident(reply(Tasks.left(1), REFUSED, MISCONFIGURED, DEFERRED))
                        .message())
                .startsWith("Connection");
    }

    @ParameterizedTest
    @EnumSource(OnError.class)
    void an_unknown_outcome_that_is_parked_is_an_incident_that_says_so(OnError policy) {
        onError = policy;
        whenUnknown = WhenUnknown.PARK;

        assertThat(incident(reply(Tasks.fresh(), UNKNOWN)).message())
                .isEqualTo("The outcome is unknown: nobody can tell whether this was sent."
                        + " fake to a***: CONNECTION_LOST no answer. A retry sends it again.");
    }

    @ParameterizedTest
    @EnumSource(OnError.class)
    void an_unknown_outcome_that_is_repeated_is_an_incident_when_attempts_are_used_up(OnError policy) {
        onError = policy;

        assertThat(reply(Tasks.fresh(), UNKNOWN)).isInstanceOf(TaskReply.Retry.class);
        assertThat(incident(reply(Tasks.left(1), UNKNOWN)).message()).startsWith("The outcome is unknown");
    }

    @Test
    void nobody_at_all_is_an_error_that_says_who_was_skipped_and_why() {
        Report report = new Report(
                List.of(), List.of(new Skipped("ghost", "unknown user"), new Skipped("john", "no e-mail address")));

        assertThat(reply(Tasks.fresh(), report))
                .isEqualTo(new TaskReply.Incident(
                        "Nobody to notify: 1 × unknown user (ghost); 1 × no e-mail address (john)",
                        "ghost was skipped: unknown user\njohn was skipped: no e-mail address"));
        assertThat(incident(reply(Tasks.fresh(), new Report(List.of(), List.of())))
                        .message())
                .isEqualTo("Nobody to notify");

        onError = OnError.CONTINUE;
        assertThat(reply(Tasks.fresh(), report)).isEqualTo(new TaskReply.Complete(OUTPUTS));
    }

    @Test
    void somebody_who_does_not_want_it_is_no_reason_to_call_an_operator() {
        Skipped unwilling = new Skipped("mary", "does not want INFO by mail", true);

        assertThat(reply(Tasks.fresh(), new Report(List.of(), List.of(unwilling))))
                .isEqualTo(new TaskReply.Complete(OUTPUTS));
        assertThat(reply(
                        Tasks.fresh(), new Report(List.of(), List.of(unwilling, new Skipped("ghost", "unknown user")))))
                .isInstanceOf(TaskReply.Incident.class);
    }

    @Test
    void where_nobody_got_it_for_several_reasons_each_is_counted() {
        Skipped unwilling = new Skipped("mary", "does not want INFO by mail", true);
        List<Skipped> skipped =
                List.of(new Skipped("ghost", "unknown user"), unwilling, new Skipped("spook", "unknown user"));

        assertThat(incident(reply(Tasks.fresh(), new Report(List.of(), skipped)))
                        .message())
                .isEqualTo("Nobody to notify: 2 × unknown user (ghost, spook); 1 × does not want INFO by mail (mary)");
        assertThat(incident(reply(
                                Tasks.fresh(),
                                new Report(entries(new Outcome.Refused("5.1.1", "no such mailbox")), skipped)))
                        .message())
                .isEqualTo("Refused: fake to a***: 5.1.1 no such mailbox. Nobody got it: 1 × 5.1.1; 2 × unknown user"
                        + " (ghost, spook); 1 × does not want INFO by mail (mary)");
    }

    @Test
    void a_crowd_that_was_skipped_is_counted_and_not_listed() {
        List<Skipped> crowd = Stream.iterate(1, number -> number + 1)
                .limit(1_000)
                .map(number -> new Skipped("user" + number, "unknown user"))
                .toList();

        assertThat(incident(reply(Tasks.fresh(), new Report(List.of(), crowd))).message())
                .startsWith("Nobody to notify: user1 (unknown user), ")
                .endsWith("user5 (unknown user) and 995 more");
    }

    private static Replies repliesBy(RetryPolicy policy) {
        return new Replies(policy, () -> 0, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private TaskReply reply(Task task, Outcome... outcomes) {
        return reply(task, new Report(entries(outcomes), List.of()));
    }

    private TaskReply reply(Task task, Report report) {
        return replies.reply(
                task,
                new Result.Delivered(
                        report, any -> OUTPUTS, new FailurePolicy(onError, whenUnknown, attempts, maxAge)));
    }

    private static List<Report.Entry> entries(Outcome... outcomes) {
        return Stream.iterate(0, index -> index + 1)
                .limit(outcomes.length)
                .map(index -> new Report.Entry(
                        "user " + index, "fake", "main", (char) ('a' + index) + "***", outcomes[index]))
                .toList();
    }

    private static TaskReply.Retry retry(TaskReply reply) {
        assertThat(reply).isInstanceOf(TaskReply.Retry.class);
        return (TaskReply.Retry) reply;
    }

    private static TaskReply.Incident incident(TaskReply reply) {
        assertThat(reply).isInstanceOf(TaskReply.Incident.class);
        return (TaskReply.Incident) reply;
    }
}
