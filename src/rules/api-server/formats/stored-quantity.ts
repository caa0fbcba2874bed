export { storedQuantity } from '../../../kubernetes/stored-quantity';
