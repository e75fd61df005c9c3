package io.github.carillon.worker.engine;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real Camunda 7.24 with its REST on the loopback and its data in memory; one for all tests. */
public final class RealEngine {

    public static final String GUARDED = "guarded";

    private static final RealEngine SHARED = new RealEngine();

    private final ProcessEngine engine;
    private final int port;

    private RealEngine() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties(Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off",
                        "spring.datasource.url",
                        "jdbc:h2:mem:" + UUID.randomUUID(),
                        "spring.flyway.enabled",
                        false,
                        "camunda.bpm.job-execution.enabled",
                        false,
                        "camunda.bpm.metrics.enabled",
                        false,
                        "camunda.bpm.generic-properties.properties.user-resource-whitelist-pattern",
                        ".+",
                        // as the README asks for
                        "camunda.bpm.rest-api.fetch-and-lock.unique-worker-request",
                        true))
                .run();
        this.engine = context.getBean(ProcessEngine.class);
        this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public static RealEngine shared() {
        return SHARED;
    }

    public ProcessEngine engine() {
        return engine;
    }

    public int port() {
        return port;
    }

    public URI rest() {
        return URI.create("http://127.0.0.1:" + port + "/engine-rest");
    }

    /** Deploys under a key of its own, so that tests do not meet each other's versions. */
    public void deploy(String key, BpmnModelInstance model) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy();
    }

    /** Deploys further files with it, by their names. */
    public void deploy(String key, BpmnModelInstance model, Map<String, String> files) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", model);
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    public String start(String key, Map<String, Object> variables) {
        return runtime().startProcessInstanceByKey(key, variables).getId();
    }

    public String definition(String key) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    public RuntimeService runtime() {
        return engine.getRuntimeService();
    }

    public HistoryService history() {
        return engine.getHistoryService();
    }

    public ExternalTaskService tasks() {
        return engine.getExternalTaskService();
    }

    public TaskService userTasks() {
        return engine.getTaskService();
    }

    public IdentityService identity() {
        return engine.getIdentityService();
    }

    /** How many there are in a table of the engine's. */
    public long rows(String table) {
        return engine.getManagementService().getTableCount().get(table);
    }

    /** Ends what is left, which the next test's worker would take; without output mappings, since there are no outputs. */
    public void clear() {
        runtime().createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime().deleteProcessInstance(id, "the test is over", true, true, true));
    }

    public boolean isEnded(String instanceId) {
        return runtime()
                        .createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count()
                == 0;
    }

    /** The message of the instance's only incident, or null. */
    public String incident(String instanceId) {
        var incident =
                runtime().createIncidentQuery().processInstanceId(instanceId).singleResult();
        return incident == null ? null : incident.getIncidentMessage();
    }

    /** As an operator does it in Cockpit, for the instance's only external task. */
    public void retry(String instanceId) {
        String task = tasks().createExternalTaskQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId();
        tasks().setRetries(task, 1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Application {

        /** An engine of this name beside it lets in only whom it knows. */
        @Bean
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> guard() {
            var guard = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
            guard.addUrlPatterns("/engine-rest/engine/" + GUARDED + "/*");
            guard.addInitParameter(
                    ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                    HttpBasicAuthenticationProvider.class.getName());
            guard.addInitParameter(ProcessEngineAuthenticationFilter.SERVLET_PATH_PREFIX, "/engine-rest");
            return guard;
        }
    }
}
