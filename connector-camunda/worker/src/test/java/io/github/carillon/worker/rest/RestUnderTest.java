package io.github.carillon.worker.rest;

import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineUnderTest;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.jspecify.annotations.Nullable;

/** A real engine's REST. */
final class RestUnderTest implements EngineUnderTest {

    private static final RealEngine REAL = RealEngine.shared();
    private static final String NOTIFY = "notify";

    private final String key = "contract-" + UUID.randomUUID();
    private final Engine engine = new RestEngine(REAL.rest(), EngineAccess.none());

    RestUnderTest() {
        REAL.deploy(key, model(key));
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String begin(String topic, Map<String, @Nullable Object> variables) {
        Map<String, Object> all = new HashMap<>(Map.of("weight", 0, "topic", topic));
        variables.forEach((name, value) -> all.put(name, stored(value)));
        return REAL.start(key, all);
    }

    @Override
    public String at(String instance) {
        return REAL.runtime().getActiveActivityIds(instance).get(0);
    }

    @Override
    public Optional<String> incident(String instance) {
        return Optional.ofNullable(REAL.incident(instance));
    }

    @Override
    public Map<String, @Nullable Object> kept(String instance) {
        Map<String, @Nullable Object> kept = new HashMap<>();
        REAL.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list()
                .forEach(one -> kept.put(one.getName(), read(one.getValue())));
        return kept;
    }

    @Override
    public void join(Recipient user, String group) {
        User saved = REAL.identity().newUser(user.userId());
        saved.setFirstName(user.firstName());
        saved.setLastName(user.lastName());
        saved.setEmail(user.email());
        REAL.identity().saveUser(saved);
        REAL.identity().saveGroup(REAL.identity().newGroup(group));
        REAL.identity().createMembership(user.userId(), group);
    }

    private static @Nullable Object read(@Nullable Object value) {
        if (!(value instanceof ByteArrayInputStream)) {
            return value;
        }
        try (InputStream file = (InputStream) value) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof FileVariable file) {
            return Variables.fileValue(file.name())
                    .file(file.source().read(Integer.MAX_VALUE))
                    .mimeType(file.contentType())
                    .encoding(file.encoding())
                    .create();
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return Variables.objectValue(value)
                    .serializationDataFormat(SerializationDataFormats.JSON)
                    .create();
        }
        return value instanceof Instant moment ? Date.from(moment) : value;
    }

    private static BpmnModelInstance model(String key) {
        ServiceTaskBuilder step = Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask(NOTIFY)
                .camundaExternalTask("${topic}")
                .camundaTaskPriority("${weight}");
        return Models.property(step, "onFailure", "incident")
                .userTask("after")
                .endEvent()
                .moveToActivity(NOTIFY)
                .boundaryEvent("caught")
                .error("REFUSED")
                .userTask("handled")
                .endEvent()
                .done();
    }
}
