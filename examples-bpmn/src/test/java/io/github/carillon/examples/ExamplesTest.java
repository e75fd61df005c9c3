package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private static final Path FOLDER = Path.of("src/main/resources/examples");

    static Stream<String> keys() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .toList()
                    .stream();
        }
    }

    /** Those whose start event sets samples and asks by no form: no lists, of which an expression makes none that the worker could read. */
    static Stream<String> keysWithSamples() throws IOException {
        return keys().filter(key -> !Files.exists(FOLDER.resolve(key + ".form")))
                .filter(key -> Example.of(key).values().values().stream().noneMatch(Collection.class::isInstance));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_example_is_deployed_as_its_file_says_and_starts_with_the_variables_of_its_sheet(String key) {
        DeploymentWithDefinitions deployed = deploy(key);
        try {
            Example example = Example.of(key);
            assertThat(deployed.getDeployedProcessDefinitions()).singleElement().satisfies(process -> {
                assertThat(process.getKey()).isEqualTo(key);
                assertThat(process.getHistoryTimeToLive()).isPositive();
            });
            assertThat(example.title()).isNotBlank();
            assertThat(variablesOf(example.start(example.variables()))).isEqualTo(example.values());
        } finally {
            repositoryService().deleteDeployment(deployed.getId(), true);
        }
    }

    @ParameterizedTest
    @MethodSource("keysWithSamples")
    void an_example_started_without_variables_takes_those_of_its_sheet(String key) {
        DeploymentWithDefinitions deployed = deploy(key);
        try {
            Example example = Example.of(key);
            assertThat(variablesOf(example.start(Map.of()))).isEqualTo(example.values());
        } finally {
            repositoryService().deleteDeployment(deployed.getId(), true);
        }
    }

    private static DeploymentWithDefinitions deploy(String key) {
        return repositoryService()
                .createDeployment()
                .addClasspathResource("examples/" + key + ".bpmn")
                .deployWithResult();
    }

    private static Map<String, Object> variablesOf(ProcessInstance instance) {
        return Map.copyOf(runtimeService().getVariables(instance.getId()));
    }
}
