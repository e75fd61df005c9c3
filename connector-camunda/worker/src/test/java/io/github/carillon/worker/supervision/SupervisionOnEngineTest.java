package io.github.carillon.worker.supervision;

import static io.github.carillon.worker.supervision.SupervisedEngine.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.worker.CarillonWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Supervisors hear of what fails in a real engine, once, and in time. */
final class SupervisionOnEngineTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern NEW = Pattern.compile("State: \\d+ open, (\\d+) new|(\\d+) had not been told");

    private final SupervisedEngine engine = new SupervisedEngine("ines", "olaf", "norbert");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void each_member_gets_a_mail_and_a_note_within_five_seconds_with_a_link_and_the_all_clear_after_the_retry() {
        engine.deploy(Map.of("supervisors", engine.group));
        engine.watch();
        String instance = engine.start(1).get(0);
        long begun = System.nanoTime();
        engine.fail("The file is not there yet\nat line 7");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> engine.mails.sent().size() == 2
                        && engine.notes("ines").size() == 1
                        && engine.notes("olaf").size() == 1
                        && engine.notes("norbert").size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        Mail mail = engine.mails("ines").get(0);
        assertThat(mail.subject()).isEqualTo("Failed: Nightly import, Read the file");
        assertThat(mail.text())
                .contains(
                        "Process: Nightly import (" + engine.key + ")",
                        "Activity: Read the file (read)",
                        "Cause: The file is not there yet",
                        "Business key: order-0",
                        "State: 1 open, 1 new.",
                        "/app/cockpit/default/#/process-instance/" + instance + "/runtime",
                        "No mail could be sent to: norbert (no valid address)")
                .doesNotContain("line 7");
        Note note = engine.notes("norbert").get(0);
        assertThat(note.title()).isEqualTo("Failed: Nightly import, Read the file");
        assertThat(note.link()).asString().contains(instance);
        assertThat(note.category()).isEqualTo("SUPERVISION");
        assertThat(note.commands()).containsExactlyInAnyOrder(NoteCommand.RETRY, NoteCommand.SILENCE);

        ENGINE.retry(instance);
        await().during(Duration.ofSeconds(7))
                .atMost(LONG)
                .until(() -> engine.mails("ines").size() == 1);
        assertThat(engine.work()).isEqualTo(1);
        await().atMost(LONG).until(() -> engine.mails("ines").size() == 2);
        assertThat(engine.mails("ines").get(1).subject()).isEqualTo("Repaired: Nightly import, Read the file");
        assertThat(engine.mails("ines").get(1).text()).contains("1 repaired, 0 ended with their instances");
        assertThat(engine.notes("ines").get(0).commands()).isEmpty();
    }

    @Test
    void an_instance_that_was_deleted_is_gone_and_not_repaired() {
        engine.deploy(Map.of("supervisors", engine.group));
        engine.watch();
        String instance = engine.start(1).get(0);
        engine.fail("It failed");
        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        ENGINE.runtime().deleteProcessInstance(instance, "given up");

        await().atMost(LONG).until(() -> engine.mails("ines").size() == 2);
        assertThat(engine.mails("ines").get(1).subject()).isEqualTo("Over: Nightly import, Read the file");
        assertThat(engine.mails("ines").get(1).text()).contains("0 repaired, 1 ended with their instances");
    }

    @Test
    void what_could_not_be_seen_for_a_while_is_told_again() {
        engine.deploy(Map.of("supervisors", engine.group));
        CarillonWorker worker = engine.watch();
        String instance = engine.start(1).get(0);
        engine.fail("It failed");
        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        worker.close();
        String incident = ENGINE.runtime()
                .createIncidentQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        engine.endAlert(incident);
        engine.watch();

        await().atMost(LONG).until(() -> counted(engine.mails("ines")) == 2);
    }

    @Test
    void very_many_that_fail_at_once_are_one_mail_and_a_few_digests_that_add_up_though_the_watcher_changes() {
        int all = 2_000;
        engine.deploy(Map.of("supervisors", engine.group));
        engine.start(all);
        long begun = System.nanoTime();
        CarillonWorker first = engine.watch();
        engine.watch();
        int failed = engine.fail(all / 2, "No room");
        first.close();
        failed += engine.fail("No room");
        assertThat(failed).isEqualTo(all);

        await().atMost(LONG).until(() -> counted(engine.mails("ines")) == all && counted(engine.mails("olaf")) == all);
        int intervals = (int) Duration.ofNanos(System.nanoTime() - begun).dividedBy(SupervisedEngine.FAST.interval());
        assertThat(engine.mails("ines")).hasSizeBetween(2, 2 + intervals);
        assertThat(engine.mails("ines").stream().filter(mail -> mail.subject().startsWith("Failed")))
                .hasSize(1);
        assertThat(engine.notes("norbert")).hasSameSizeAs(engine.mails("ines"));
    }

    @Test
    void processes_that_name_nobody_are_told_nobody_or_the_default_group() {
        engine.deploy(Map.of());
        CarillonWorker worker = engine.watch();
        engine.start(1);
        engine.fail("It failed");
        await().during(Duration.ofSeconds(1)).until(() -> engine.mails.sent().isEmpty());
        worker.close();

        engine.watch(engine.settings().by(engine.group));
        // the default group hears of what other tests left behind, too
        await().atMost(LONG)
                .until(() -> engine.mails("ines").stream()
                        .anyMatch(mail -> mail.text().contains(engine.key)));
    }

    @Test
    void what_fails_in_a_called_process_is_told_once_to_the_supervisors_of_its_caller() {
        engine.deploy(Map.of());
        String caller = engine.key + "_caller";
        BpmnModelInstance model = Bpmn.createExecutableProcess(caller)
                .name("The caller")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .callActivity("call")
                .calledElement(engine.key)
                .endEvent()
                .done();
        Models.properties(model, caller, Map.of("supervisors", engine.group));
        ENGINE.deploy(caller, model);
        engine.watch();
        ENGINE.start(caller, Map.of());
        engine.fail("It failed");

        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        assertThat(engine.mails("ines").get(0).text()).contains("Activity: Read the file");
        await().during(Duration.ofSeconds(3)).until(() -> engine.mails("ines").size() == 1);
    }

    @Test
    void what_came_and_was_repaired_while_nobody_watched_is_told() {
        engine.deploy(Map.of("supervisors", engine.group));
        CarillonWorker worker = engine.watch();
        engine.start(1);
        engine.fail("It failed");
        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        worker.close();
        String second = engine.start(1).get(0);
        engine.fail("Another cause");
        ENGINE.retry(second);
        engine.work();
        engine.watch();

        await().atMost(LONG).until(() -> engine.mails("ines").size() >= 2);
        assertThat(engine.mails("ines").get(1).text()).contains("Cause: Another cause");
    }

    @Test
    void after_so_many_failures_in_a_row_the_instances_are_suspended_once() {
        engine.deploy(Map.of("supervisors", engine.group, "consecutiveErrors", "3"));
        engine.watch();
        engine.start(5);
        engine.fail(2, "It failed");
        assertThat(engine.work()).isEqualTo(3);
        engine.start(3);
        engine.fail(2, "It failed");
        await().atMost(LONG).until(() -> counted(engine.mails("ines")) == 4);
        assertThat(suspended()).isZero();
        engine.fail(1, "It failed");

        await().atMost(LONG).until(() -> suspended() > 0);
        await().atMost(LONG)
                .until(() -> engine.mails("ines").stream()
                        .anyMatch(mail -> mail.subject().equals("Suspended: Nightly import")));
        assertThat(suspended())
                .isEqualTo(ENGINE.runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(engine.key)
                        .count());
        await().during(Duration.ofSeconds(2))
                .until(() -> engine.mails("ines").stream()
                                .filter(mail -> mail.subject().startsWith("Suspended"))
                                .count()
                        == 1);
    }

    @Test
    void an_instance_that_takes_too_long_brings_one_alert_and_changes_nothing() {
        engine.deploy(Map.of("supervisors", engine.group, "maxDuration", "PT1S"));
        engine.start(1);
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        engine.watch();

        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        assertThat(engine.mails("ines").get(0).subject()).isEqualTo("Takes too long: Nightly import");
        assertThat(engine.work()).isEqualTo(1);
        await().during(Duration.ofSeconds(2)).until(() -> engine.mails("ines").size() == 1);
    }

    @Test
    void a_supervisor_has_it_tried_again_from_the_note_and_nobody_else_does() {
        engine.deploy(Map.of("supervisors", engine.group));
        CarillonWorker worker = engine.watch();
        engine.start(2);
        engine.fail("It failed");
        await().atMost(LONG).until(() -> counted(engine.mails("ines")) == 2);
        Note note = engine.notes("ines").get(0);

        assertThat(worker.commands().retry(new Reader("", "olaf"), note.id()))
                .isInstanceOf(CommandAnswer.Unknown.class);
        assertThat(worker.commands().retry(new Reader("", "ines"), note.id()))
                .isEqualTo(new CommandAnswer.Retried(2, 0));
        assertThat(engine.work()).isEqualTo(2);
        ENGINE.identity().deleteMembership("ines", engine.group);
        assertThat(engine.watch().commands().retry(new Reader("", "ines"), note.id()))
                .as("by a worker that has not asked who is in the group before")
                .isEqualTo(new CommandAnswer.Forbidden());
    }

    @Test
    void a_process_is_muted_from_the_note_and_what_came_meanwhile_is_told_afterwards() {
        engine.deploy(Map.of("supervisors", engine.group));
        CarillonWorker worker = engine.watch();
        engine.start(3);
        engine.fail(1, "It failed");
        await().atMost(LONG).until(() -> engine.mails("ines").size() == 1);
        Reader ines = new Reader("", "ines");
        String note = engine.notes("ines").get(0).id();
        assertThat(worker.commands().silence(ines, note, Duration.ofHours(1)))
                .isInstanceOf(CommandAnswer.Silenced.class);
        engine.fail("It failed");
        await().during(Duration.ofSeconds(4))
                .atMost(LONG)
                .until(() -> engine.mails("ines").size() == 1);
        assertThat(worker.commands().silence(ines, note, Duration.ZERO)).isEqualTo(new CommandAnswer.Silenced(null));

        await().atMost(LONG).until(() -> counted(engine.mails("ines")) == 3);
    }

    @Test
    void a_relay_that_is_broken_makes_no_loop_and_the_bell_tells_nevertheless() {
        for (int time = 0; time < 50; time++) {
            engine.mails.answer(new Outcome.Misconfigured("535", "wrong password"));
        }
        engine.deploy(Map.of("supervisors", engine.group));
        engine.watch();
        engine.start(20);
        engine.fail("Connection \"main\" must be repaired. smtp to j***@example.org: 535 wrong password");

        await().atMost(LONG).until(() -> !engine.notes("ines").isEmpty());
        assertThat(engine.notes("ines").get(0).title()).isEqualTo("Connection main does not work");
        await().during(Duration.ofSeconds(3)).until(() -> engine.notes("ines").size() == 1);
        assertThat(ENGINE.runtime().createIncidentQuery().count()).isEqualTo(20);
    }

    @Test
    void another_system_hears_the_same_by_a_webhook_and_once_more_by_the_same_id_where_its_answer_was_lost() {
        engine.webhook.answer(new Outcome.Unknown("TIMEOUT", "no answer"));
        engine.deploy(Map.of("supervisors", engine.group));
        engine.watch(engine.settings().to(List.of("pager")));
        String instance = engine.start(1).get(0);
        engine.fail("It failed");

        await().atMost(LONG).until(() -> webhooks().size() == 2);
        assertThat(webhooks().get(1).id()).isEqualTo(webhooks().get(0).id());
        JsonNode told = webhooks().get(0).body();
        assertThat(told.path("type").asText()).isEqualTo("supervision.first");
        assertThat(told.path("data").path("process").asText()).isEqualTo("Nightly import");
        assertThat(told.path("data").path("count").asInt()).isEqualTo(1);
        assertThat(told.path("data")
                        .path("examples")
                        .get(0)
                        .path("processInstanceId")
                        .asText())
                .isEqualTo(instance);
    }

    @Test
    void health_says_who_watches() {
        CarillonWorker one = engine.watch();
        await().atMost(LONG).until(() -> health(one).detail().startsWith("this worker watches"));
        CarillonWorker other = engine.watch();

        await().atMost(LONG).until(() -> health(other).detail().startsWith("another worker watches"));
        assertThat(health(one)).isEqualTo(new Health(true, "this worker watches"));
    }

    /** A webhook hears of all processes, those of other tests among them. */
    private List<WebhookMessage> webhooks() {
        return engine.webhook.sent().stream()
                .filter(sent ->
                        sent.body().path("data").path("processKey").asText().equals(engine.key))
                .toList();
    }

    private static Health health(CarillonWorker worker) {
        return worker.supervision().orElseThrow().health();
    }

    private long suspended() {
        return ENGINE.runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(engine.key)
                .suspended()
                .count();
    }

    /** Of how many it was told, in all these mails together. */
    private static int counted(List<Mail> mails) {
        int counted = 0;
        for (Mail mail : mails) {
            Matcher number = NEW.matcher(mail.text());
            while (number.find()) {
                counted += Integer.parseInt(number.group(1) == null ? number.group(2) : number.group(1));
            }
        }
        return counted;
    }
}
