/** Compensations rest on local acts; none is known to us, so each value cites the act it was entered with. */
export const tariffLocalAct = 'Местный акт о компенсации повышения тарифов (вводится управлением)'
