package io.github.carillon.worker.supervision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.Notice;
import io.github.carillon.core.alert.NoticeKind;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.ProcessInstance;
import io.github.carillon.worker.engine.TextSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to say of a notice, by names that texts and other systems use. */
final class NoticeFacts {

    private final EngineIncidents incidents;
    private final EngineQueries engine;
    private final SupervisedProcesses processes;
    private final String cockpitLink;

    /**
     * @param cockpitLink where an operator sees an instance; as {@link TextSettings#cockpitLink} is
     */
    NoticeFacts(EngineIncidents incidents, EngineQueries engine, SupervisedProcesses processes, String cockpitLink) {
        this.incidents = incidents;
        this.engine = engine;
        this.processes = processes;
        this.cockpitLink = cockpitLink;
    }

    /**
     * The facts of one notice.
     *
     * @param values what the placeholders of its texts stand for
     * @param json the same for other systems
     * @param link to the instance that it names first, or null
     * @param instanceId that instance, or null
     * @param businessKey likewise
     */
    record Facts(
            Map<String, @Nullable Object> values,
            ObjectNode json,
            @Nullable URI link,
            @Nullable String instanceId,
            @Nullable String businessKey) {}

    /** Asks the engine for what the alerts themselves do not say. */
    Facts of(Notice notice, List<String> unreached) {
        AlertKey key = notice.key();
        List<Example> examples = examples(notice);
        Optional<Supervised> process = examples.isEmpty() ? Optional.empty() : process(examples.get(0));
        Optional<Supervised> named = process.or(() -> processes.latest(key.definitionKey(), key.tenant()));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("processKey", orNull(key.definitionKey()));
        values.put("process", named.map(Supervised::name).map(OneLine::of).orElse(key.definitionKey()));
        values.put("tenant", orNull(key.tenant()));
        values.put("activityId", orNull(key.activity()));
        values.put(
                "activity",
                named.map(one -> OneLine.of(one.activity(key.activity()))).orElse(key.activity()));
        values.put("cause", examples.isEmpty() ? "" : examples.get(0).alert().message());
        values.put("several", key.kind() == AlertKind.FAILURE && key.cause().isEmpty());
        values.put("group", key.receivers());
        values.put("count", notice.counted());
        values.put("open", notice.open());
        values.put("repaired", notice.repaired());
        values.put("gone", notice.gone());
        values.put("allGone", notice.repaired() == 0 && notice.gone() > 0);
        values.put("since", notice.since());
        values.put("unreached", String.join(", ", unreached));
        values.put("connectionName", key.kind() == AlertKind.CONNECTION ? key.cause() : null);
        values.put("maxDuration", key.kind() == AlertKind.OVERDUE ? key.cause() : null);
        values.put("failures", key.kind() == AlertKind.SUSPENDED ? key.cause() : null);
        ObjectNode json = json(notice, values, examples);
        values.put("examples", examples.stream().map(Example::values).toList());
        for (NoticeKind kind : NoticeKind.values()) {
            values.put(camelCase(kind.name()), kind == notice.kind());
        }
        for (AlertKind kind : AlertKind.values()) {
            values.put(camelCase(kind.name()), kind == key.kind());
        }
        Example first = examples.isEmpty() ? null : examples.get(0);
        values.put("time", first == null ? notice.createdAt() : first.alert().occurredAt());
        values.put("instance", first == null ? null : orNull(first.alert().instanceId()));
        values.put("businessKey", first == null ? null : first.businessKey());
        values.put(
                "link",
                first == null || first.link() == null ? null : first.link().toString());
        return new Facts(
                values,
                json,
                first == null ? null : first.link(),
                first == null ? null : orNull(first.alert().instanceId()),
                first == null ? null : first.businessKey());
    }

    private Optional<Supervised> process(Example example) {
        return example.instance() == null
                ? Optional.empty()
                : processes.of(example.instance().processDefinitionId());
    }

    private List<Example> examples(Notice notice) {
        List<String> ids = notice.examples().stream()
                .map(Alert::instanceId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        Map<String, ProcessInstance> instances = ids.isEmpty() ? Map.of() : incidents.instances(ids);
        List<Example> examples = new ArrayList<>();
        for (Alert alert : notice.examples()) {
            examples.add(new Example(alert, instances.get(alert.instanceId()), link(alert)));
        }
        return examples;
    }

    private @Nullable URI link(Alert alert) {
        if (alert.instanceId().isEmpty()) {
            return null;
        }
        String here = cockpitLink.contains(TextSettings.WEB_APPS)
                ? cockpitLink.replace(TextSettings.WEB_APPS, engine.webApps())
                : cockpitLink;
        return Urls.written(here.replace("{instance}", Urls.segment(alert.instanceId())));
    }

    /** Instants are ISO 8601 in UTC; what there is none of is null. */
    private static ObjectNode json(Notice notice, Map<String, @Nullable Object> values, List<Example> examples) {
        ObjectNode json = Json.object()
                .put("type", "supervision." + notice.kind().name().toLowerCase(Locale.ROOT))
                .put("timestamp", notice.createdAt().toString());
        ObjectNode data = json.putObject("data")
                .put("notice", notice.id())
                .put("kind", notice.key().kind().name())
                .put("engine", notice.key().engine());
        for (String name : List.of(
                "group",
                "processKey",
                "process",
                "tenant",
                "activityId",
                "activity",
                "cause",
                "connectionName",
                "maxDuration",
                "failures")) {
            data.put(name, text(values.get(name)));
        }
        data.put("count", notice.counted())
                .put("open", notice.open())
                .put("repaired", notice.repaired())
                .put("gone", notice.gone())
                .put("since", notice.since().toString());
        ArrayNode some = data.putArray("examples");
        examples.forEach(example -> some.add(example.json()));
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** {@code ALL_CLEAR} is {@code allClear} in a text. */
    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** One of the alerts that a notice names. */
    private record Example(
            Alert alert,
            @Nullable ProcessInstance instance,
            @Nullable URI link) {

        @Nullable String businessKey() {
            return instance == null ? null : instance.businessKey();
        }

        Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("instance", orNull(alert.instanceId()));
            values.put("businessKey", businessKey());
            values.put("time", alert.occurredAt());
            values.put("cause", alert.message());
            values.put("link", link == null ? null : link.toString());
            return values;
        }

        ObjectNode json() {
            return Json.object()
                    .put("processInstanceId", orNull(alert.instanceId()))
                    .put("businessKey", businessKey())
                    .put("time", alert.occurredAt().toString())
                    .put("cause", alert.message())
                    .put("link", link == null ? null : link.toString());
        }
    }
}
