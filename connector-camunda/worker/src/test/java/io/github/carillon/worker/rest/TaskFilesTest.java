package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.FetchedTask;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.TopicSubscription;
import io.github.carillon.worker.engine.UnreadableVariableException;
import io.github.carillon.worker.engine.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contents of File variables, from a real engine behind a real servlet container. */
final class TaskFilesTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    /** As it is, and not as its bytes alone. */
    private static final String OTHER = "${execution.getVariableTyped('other')}";

    private final String key = "process-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        ENGINE.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice",
                "Договор",
                "日本",
                "?x",
                "#",
                "../../../user?x",
                "Größe",
                "a/b",
                "a%20b",
                "%2e%2e",
                "order form",
                "a[0]",
                ";",
                "a;b=c",
                ".",
                "..",
                "/",
                "\\",
                "a\\b",
                "%",
                "%zz",
                "+",
                "&",
                "\"quoted\"",
                "{name}",
                "😀",
                "a\tb",
                "data"
            })
    void a_file_variable_may_have_any_name(String name) {
        ENGINE.deploy(key, Models.simple(key));
        ENGINE.start(key, Map.of(name, file(name), "other", "secret"));

        assertThat(contents(ENGINE.rest(), name)).containsExactly("content of " + name);
    }

    @Test
    void of_two_files_with_one_name_the_steps_own_is_meant() {
        ENGINE.deploy(
                key,
                notify(Bpmn.createExecutableProcess(key).startEvent())
                        .camundaInputParameter("invoice", OTHER)
                        .endEvent()
                        .done());
        ENGINE.start(key, Map.of("invoice", file("process"), "other", file("step")));

        assertThat(contents(ENGINE.rest(), "invoice")).containsExactly("content of step");
    }

    @Test
    void else_that_of_the_subprocess_around_it() {
        ENGINE.deploy(
                key,
                notify(Bpmn.createExecutableProcess(key)
                                .startEvent()
                                .subProcess("around")
                                .camundaInputParameter("invoice", OTHER)
                                .embeddedSubProcess()
                                .startEvent())
                        .endEvent()
                        .subProcessDone()
                        .endEvent()
                        .done());
        ENGINE.start(key, Map.of("invoice", file("process"), "other", file("subprocess")));

        assertThat(contents(ENGINE.rest(), "invoice")).containsExactly("content of subprocess");
    }

    @Test
    void each_instance_of_a_subprocess_has_its_own() {
        SubProcessBuilder around = Bpmn.createExecutableProcess(key)
                .startEvent()
                .subProcess("around")
                .camundaInputParameter("invoice", "${execution.getVariableTyped('file'.concat(loopCounter))}");
        around.multiInstance().parallel().cardinality("3").multiInstanceDone();
        ENGINE.deploy(
                key,
                notify(around.embeddedSubProcess().startEvent())
                        .endEvent()
                        .subProcessDone()
                        .endEvent()
                        .done());
        ENGINE.start(
                key, Map.of("file0", file("0"), "file1", file("1"), "file2", file("2"), "invoice", file("process")));

        assertThat(contents(ENGINE.rest(), "invoice"))
                .containsExactlyInAnyOrder("content of 0", "content of 1", "content of 2");
    }

    @Test
    void one_of_a_branch_that_runs_beside_it_is_not_meant() {
        ENGINE.deploy(key, branches());
        ENGINE.start(key, Map.of("invoice", file("process"), "other", file("branch")));

        assertThat(contents(ENGINE.rest(), "invoice")).containsExactly("content of process");
    }

    @ParameterizedTest
    @CsvSource({"no type,", "application/pdf; x,", "a/b/c,", "text/plain, utf 8", "Größe/x, UTF-8"})
    void a_file_that_the_engine_cannot_serve_is_named_with_its_stored_type(String type, String encoding) {
        ENGINE.deploy(key, Models.simple(key));
        FileValue odd = Variables.fileValue("invoice.pdf")
                .file(new byte[1])
                .mimeType(type)
                .encoding(encoding)
                .create();
        ENGINE.start(key, Map.of("invoice", odd));

        assertThatExceptionOfType(UnreadableVariableException.class)
                .isThrownBy(() -> contents(ENGINE.rest(), "invoice"))
                .withMessageStartingWith("file variable \"invoice\" is stored with the type \"" + type + "\" and "
                        + (encoding == null ? "no encoding" : "the encoding \"" + encoding + "\"")
                        + ", under which the engine cannot serve it (the engine at ")
                .withMessageEndingWith(
                        "). Store it with a type such as application/pdf, and with an encoding such as UTF-8 or none");
    }

    @Test
    void an_engine_that_is_gone_when_a_file_is_read_is_said_so() throws IOException {
        ENGINE.deploy(key, Models.simple(key));
        ENGINE.start(key, Map.of("invoice", file("invoice")));
        try (Wire wire = new Wire(ENGINE.port())) {
            List<FileVariable> files = files(wire.rest(), "invoice");
            wire.cut();

            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> files.get(0).source().read(1 << 20))
                    .withMessage("file variable \"invoice\" could not be read: the engine at " + wire.rest()
                            + " cannot be reached");
        }
    }

    /** Two at once: in one the file is that of the process, in the other a subprocess has its own. */
    private BpmnModelInstance branches() {
        return notify(Bpmn.createExecutableProcess(key).startEvent().parallelGateway("fork"))
                .endEvent()
                .moveToNode("fork")
                .subProcess("beside")
                .camundaInputParameter("invoice", OTHER)
                .embeddedSubProcess()
                .startEvent()
                .userTask()
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done();
    }

    private static ServiceTaskBuilder notify(AbstractFlowNodeBuilder<?, ?> before) {
        return before.serviceTask("notify").camundaExternalTask("send-notification");
    }

    private static List<String> contents(URI engine, String name) {
        return files(engine, name).stream()
                .map(file -> new String(file.source().read(1 << 20), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<FileVariable> files(URI engine, String name) {
        TopicSubscription topic = new TopicSubscription(
                "send-notification", "worker", Duration.ofSeconds(3), Duration.ofMillis(500), true, 4);
        try (EngineTasks tasks = new RestEngine(engine, EngineAccess.none()).tasks(topic)) {
            Fetched.Read fetched =
                    tasks.fetch(Optional.empty(), 10).match(Function.identity(), unread -> new Fetched.Read(List.of()));
            List<FileVariable> files = new ArrayList<>();
            for (FetchedTask task : fetched.tasks()) {
                files.add((FileVariable) task.variables().get(name));
            }
            return files;
        }
    }

    private static FileValue file(String content) {
        return Variables.fileValue("file.txt")
                .file(("content of " + content).getBytes(StandardCharsets.UTF_8))
                .create();
    }
}
