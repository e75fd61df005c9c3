package io.github.carillon.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The processes below {@code examples/} on the class path, with the decisions they ask and the forms they start with. Each
 * may have a sheet {@code examples/<key>.json} with its title and what it is started with.
 */
final class ExampleShelf {

    private static final String FOLDER = "examples/";

    /** The sheet as it is written. */
    private record Sheet(@Nullable String title, @Nullable Map<String, Example.StartVariable> variables) {}

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final ObjectMapper json;
    private volatile List<Example> examples = List.of();

    ExampleShelf(RepositoryService repository, ResourcePatternResolver resources, ObjectMapper json) {
        this.repository = repository;
        this.resources = resources;
        this.json = json;
    }

    /** Those deployed, by title. */
    List<Example> examples() {
        return examples;
    }

    /**
     * Deploys all of them.
     *
     * @throws IOException if one of them cannot be read: the build is broken
     */
    void deploy() throws IOException {
        Resource[] models = all("*.bpmn");
        if (models.length == 0) {
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name("Carillon examples");
        add(deployment, models);
        add(deployment, all("*.dmn"));
        add(deployment, all("*.form"));
        examples = describe(deployment.deployWithResult());
    }

    private Resource[] all(String pattern) throws IOException {
        return resources.getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + FOLDER + pattern);
    }

    private static void add(DeploymentBuilder deployment, Resource... files) throws IOException {
        for (Resource file : files) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(String.valueOf(file.getFilename()), content);
            }
        }
    }

    private List<Example> describe(DeploymentWithDefinitions deployment) throws IOException {
        List<Example> described = new ArrayList<>();
        for (ProcessDefinition process : deployment.getDeployedProcessDefinitions()) {
            described.add(describe(process));
        }
        described.sort(Comparator.comparing(Example::title));
        return List.copyOf(described);
    }

    private Example describe(ProcessDefinition process) throws IOException {
        Sheet sheet = sheet(process.getKey());
        String name = process.getName() == null ? process.getKey() : process.getName();
        return new Example(
                process.getKey(),
                sheet.title() == null ? name : sheet.title(),
                sheet.variables() == null ? Map.of() : asText(sheet.variables()));
    }

    /** A sheet may hold lists and objects as they are; the engine's REST takes them as the text of their JSON. */
    private Map<String, Example.StartVariable> asText(Map<String, Example.StartVariable> variables)
            throws JsonProcessingException {
        Map<String, Example.StartVariable> written = new HashMap<>();
        for (Map.Entry<String, Example.StartVariable> entry : variables.entrySet()) {
            Example.StartVariable variable = entry.getValue();
            boolean structured = variable.value() instanceof Collection || variable.value() instanceof Map;
            Object value = structured ? json.writeValueAsString(variable.value()) : variable.value();
            written.put(entry.getKey(), new Example.StartVariable(value, variable.type(), variable.valueInfo()));
        }
        return written;
    }

    private Sheet sheet(String key) throws IOException {
        Resource sheet = resources.getResource(ResourcePatternResolver.CLASSPATH_URL_PREFIX + FOLDER + key + ".json");
        if (!sheet.exists()) {
            return new Sheet(null, null);
        }
        try (InputStream content = sheet.getInputStream()) {
            return json.readValue(content, Sheet.class);
        }
    }
}
