package io.github.carillon.worker.context;

import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.TemplateStore;
import io.github.carillon.worker.engine.DeploymentResource;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named message templates: {@code welcome} from the worker's folder, {@code deployment:welcome} from what was deployed
 * with the process. A deployment never changes, so its templates are read once.
 */
final class EngineTemplates implements TemplateStore {

    private static final String DEPLOYMENT = "deployment:";
    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,100}");
    private static final List<String> ENDINGS = List.of(".html", ".htm", ".txt");
    private static final int MOST_KEPT = 1_000;

    private final EngineQueries engine;
    private final Definitions definitions;
    private final @Nullable Path folder;
    private final Map<String, Optional<MessageTemplate>> deployed = new ConcurrentHashMap<>();

    EngineTemplates(EngineQueries engine, Definitions definitions, @Nullable Path folder) {
        this.engine = engine;
        this.definitions = definitions;
        this.folder = folder;
    }

    @Override
    public Optional<MessageTemplate> find(Task task, String name, @Nullable Locale locale) {
        boolean inDeployment = name.startsWith(DEPLOYMENT);
        String file = inDeployment ? name.substring(DEPLOYMENT.length()) : name;
        if (!isFileName(file)) {
            return Optional.empty();
        }
        return candidates(file, locale).stream()
                .map(candidate -> inDeployment ? fromDeployment(task, candidate) : fromFolder(candidate))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public boolean has(Task task, String name) {
        boolean inDeployment = name.startsWith(DEPLOYMENT);
        String file = inDeployment ? name.substring(DEPLOYMENT.length()) : name;
        if (!isFileName(file)) {
            return false;
        }
        Predicate<String> wanted = anyLanguage(file).asMatchPredicate();
        return (inDeployment ? namesInDeployment(task) : namesInFolder()).anyMatch(wanted);
    }

    private static boolean isFileName(String file) {
        return FILE_NAME.matcher(file).matches() && !file.contains("..");
    }

    private static Pattern anyLanguage(String name) {
        String ending = ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
        String base = name.substring(0, name.length() - ending.length());
        return Pattern.compile(Pattern.quote(base) + "(_[a-z]{2,8}(_[A-Z0-9]{2,3})?)?"
                + (ending.isEmpty() ? "\\.(html|txt)" : Pattern.quote(ending)));
    }

    private Stream<String> namesInDeployment(Task task) {
        return engine.resources(definitions.of(task).deploymentId()).stream().map(EngineTemplates::baseName);
    }

    private Stream<String> namesInFolder() {
        if (folder == null || !Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "the folder of message templates could not be read", unreadable);
        }
    }

    /** File names, the closest language first. */
    static List<String> candidates(String name, @Nullable Locale locale) {
        int dot = name.lastIndexOf('.');
        boolean whole = dot > 0 && ENDINGS.contains(name.substring(dot));
        String base = whole ? name.substring(0, dot) : name;
        List<String> endings = whole ? List.of(name.substring(dot)) : List.of(".html", ".txt");
        List<String> names = new ArrayList<>();
        for (String language : languages(locale)) {
            endings.forEach(ending -> names.add(base + language + ending));
        }
        return names;
    }

    private static List<String> languages(@Nullable Locale locale) {
        if (locale == null || locale.getLanguage().isEmpty()) {
            return List.of("");
        }
        String language = "_" + locale.getLanguage();
        return locale.getCountry().isEmpty()
                ? List.of(language, "")
                : List.of(language + "_" + locale.getCountry(), language, "");
    }

    private Optional<MessageTemplate> fromFolder(String fileName) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(fileName);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(MessageTemplate.read(fileName, Files.readString(file)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "the message template " + fileName + " could not be read",
                    unreadable);
        }
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
