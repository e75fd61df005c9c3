package io.github.carillon.worker.context;

import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.TemplateStore;
import io.github.carillon.worker.engine.DeploymentResource;
import io.github.carillon.worker.engine.EngineQueries;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named message templates: {@code welcome} from the worker's folder, {@code deployment:welcome} from what was deployed
 * with the process. A deployment never changes, so its templates are read once.
 */
final class EngineTemplates implements TemplateStore {

    private static final String DEPLOYMENT = "deployment:";
    private static final int MOST_KEPT = 1_000;

    private final EngineQueries engine;
    private final Definitions definitions;
    private final FolderTemplates folder;
    private final Map<String, Optional<MessageTemplate>> deployed = new ConcurrentHashMap<>();

    EngineTemplates(EngineQueries engine, Definitions definitions, @Nullable Path folder) {
        this.engine = engine;
        this.definitions = definitions;
        this.folder = new FolderTemplates(folder);
    }

    @Override
    public Optional<MessageTemplate> find(Task task, String name, @Nullable Locale locale) {
        boolean inDeployment = name.startsWith(DEPLOYMENT);
        String file = inDeployment ? name.substring(DEPLOYMENT.length()) : name;
        return inDeployment && TemplateNames.isFileName(file)
                ? TemplateNames.candidates(file, locale).stream()
                        .map(candidate -> fromDeployment(task, candidate))
                        .flatMap(Optional::stream)
                        .findFirst()
                : folder.find(name, locale);
    }

    @Override
    public boolean has(Task task, String name) {
        boolean inDeployment = name.startsWith(DEPLOYMENT);
        String file = inDeployment ? name.substring(DEPLOYMENT.length()) : name;
        if (!TemplateNames.isFileName(file)) {
            return false;
        }
        Predicate<String> wanted = TemplateNames.anyLanguage(file).asMatchPredicate();
        return (inDeployment ? namesInDeployment(task) : folder.names()).anyMatch(wanted);
    }

    private Stream<String> namesInDeployment(Task task) {
        return engine.resources(definitions.of(task).deploymentId()).stream().map(EngineTemplates::baseName);
    }

    private Optional<MessageTemplate> fromDeployment(Task task, String fileName) {
        if (deployed.size() >= MOST_KEPT) {
            deployed.clear();
        }
        String deployment = definitions.of(task).deploymentId();
        return deployed.computeIfAbsent(deployment + "/" + fileName, key -> fetch(deployment, fileName));
    }

    private Optional<MessageTemplate> fetch(String deployment, String fileName) {
        return engine.resources(deployment).stream()
                .filter(resource -> baseName(resource).equals(fileName))
                .findFirst()
                .flatMap(resource -> engine.resource(deployment, resource.id()))
                .map(content -> MessageTemplate.read(fileName, content));
    }

    /** A resource's name may have folders before the file's. */
    private static String baseName(DeploymentResource resource) {
        String name = resource.name();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
