package io.github.carillon.worker.engine;

/**
 * A call activity of a running instance.
 *
 * @param processInstanceId the instance it belongs to
 * @param processDefinitionId the deployed version of its process
 * @param activityId its id in the model
 */
public record CallActivity(String processInstanceId, String processDefinitionId, String activityId) {}
