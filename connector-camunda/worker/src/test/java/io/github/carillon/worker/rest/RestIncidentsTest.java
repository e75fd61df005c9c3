package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.engine.ProcessInstance;
import io.github.carillon.worker.engine.ProcessesUnderTest;
import io.github.carillon.worker.engine.RealProcesses;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real engines of their own, whose ids are numbers, with less history than there may be. */
final class RestIncidentsTest {

    private static final int ALL = EngineIncidents.LARGEST_PAGE;
    private static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");

    private final String name = "incidents-" + UUID.randomUUID();
    private Optional<NumberedEngine> engine = Optional.empty();

    @AfterEach
    void stop() {
        ClockUtil.reset();
        engine.ifPresent(NumberedEngine::close);
    }

    @Test
    void incidents_of_one_moment_are_on_one_page() {
        ProcessesUnderTest processes = start("full");
        fail(processes, 5, Instant.parse("2026-03-01T12:00:00.001Z"));
        fail(processes, 5, Instant.parse("2026-03-01T12:00:00.002Z"));
        List<Incident> page = incidents().open(null, 7);

        assertThat(incidents().open(null, 3)).hasSize(5);
        assertThat(page).doesNotHaveDuplicates().hasSize(10);
        assertThat(incidents().open(Instant.parse("2026-03-01T12:00:00.001Z"), 3))
                .hasSize(5);
        assertThat(incidents().past(EARLY, 7)).containsExactlyInAnyOrderElementsOf(page);
        assertThat(incidents().open(page.get(9).time(), 7)).isEmpty();
    }

    @Test
    void more_than_a_page_of_one_moment_comes_whole() {
        ProcessesUnderTest processes = start("full");
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        List<String> failed = fail(processes, ALL + 1, noon);
        Set<String> ids = new HashSet<>();
        incidents().open(null, ALL).forEach(one -> ids.add(String.valueOf(one.processInstanceId())));

        assertThat(ids).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(incidents().instances(failed)).containsOnlyKeys(failed);
        assertThat(incidents().running(processes.key(), null, null, noon.plusMillis(1), 2))
                .hasSize(ALL + 1);
    }

    @Test
    void where_the_history_keeps_no_incidents_the_open_ones_are_told_alone() {
        ProcessesUnderTest processes = start("audit");
        String instance = fail(processes, 1, Instant.now()).get(0);
        Incident incident = incidents().open(null, ALL).get(0);

        assertThat(incident.processInstanceId()).isEqualTo(instance);
        assertThat(incidents().past(EARLY, ALL)).isEmpty();
        assertThat(incidents().states(List.of(incident.id()))).isEmpty();
        assertThat(incidents().retry(incident)).isTrue();
        assertThat(incidents().ended(EARLY, ALL)).isEmpty();
        assertThat(incidents().open(null, ALL)).isEmpty();
        processes.mend(instance);
        processes.work(instance);
        assertThat(incidents().lastCompleted(processes.key(), null, EARLY)).isPresent();
    }

    @Test
    void where_there_is_no_history_the_running_instances_are_told_alone() {
        ProcessesUnderTest processes = start("none");
        String running = processes.begin("north", "order 7");
        String deleted = processes.begin(null, null);
        processes.delete(deleted);
        processes.work(running);

        assertThat(incidents().instances(List.of(running, deleted)).values())
                .singleElement()
                .isEqualTo(new ProcessInstance(
                        running,
                        String.valueOf(incidents().open(null, ALL).get(0).processDefinitionId()),
                        "order 7",
                        ProcessInstance.State.RUNNING,
                        null,
                        "north"));
        assertThat(incidents().running(processes.key(), "north", null, Instant.now(), ALL))
                .isEmpty();
        assertThat(incidents().lastCompleted(processes.key(), null, EARLY)).isEmpty();
    }

    private ProcessesUnderTest start(String history) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setHistory(history);
        NumberedEngine started = new NumberedEngine(name, "jdbc:h2:mem:" + name, settings);
        engine = Optional.of(started);
        return new RealProcesses(started.engine());
    }

    private EngineIncidents incidents() {
        return new RestEngine(engine.orElseThrow().rest(), EngineAccess.none()).incidents();
    }

    private static List<String> fail(ProcessesUnderTest processes, int many, Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
        return IntStream.range(0, many)
                .mapToObj(number -> {
                    String instance = processes.begin(null, null);
                    processes.work(instance);
                    return instance;
                })
                .toList();
    }
}
