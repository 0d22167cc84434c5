const FROM_A_GATEWAY = new Set([502, 503, 504]);

/**
 * Why an answer says nothing about the API itself; undefined when it does. No answer, a rate limit, and what a gateway
 * in front may have said. Status 0 stands for no answer.
 */
export function unusable(status: number): string | undefined {
  if (status === 0) return 'a request got no whole answer';
  if (status === 429) return 'a request was answered 429: the rate is limited';
  return FROM_A_GATEWAY.has(status) ? `a request was answered ${status}, which a gateway may have said` : undefined;
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;
