package io.github.carillon.worker.context;

import io.github.carillon.core.http.Urls;
import io.github.carillon.steps.task.ProcessFacts;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.TextSettings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process' name, and links to the instance in the engine's web apps. */
final class EngineProcessFacts implements ProcessFacts {

    private final Definitions definitions;
    private final EngineQueries engine;
    private final TextSettings settings;

    EngineProcessFacts(Definitions definitions, EngineQueries engine, TextSettings settings) {
        this.definitions = definitions;
        this.engine = engine;
        this.settings = settings;
    }

    @Override
    public Map<String, @Nullable Object> of(Task task) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("definitionName", definitions.of(task).name());
        facts.put("cockpitUrl", link(settings.cockpitLink(), task));
        facts.put("tasklistUrl", link(settings.tasklistLink(), task));
        return facts;
    }

    private String link(String written, Task task) {
        String here = written.contains(TextSettings.WEB_APPS)
                ? written.replace(TextSettings.WEB_APPS, engine.webApps())
                : written;
        return here.replace("{instance}", Urls.segment(task.processInstanceId()));
    }
}
